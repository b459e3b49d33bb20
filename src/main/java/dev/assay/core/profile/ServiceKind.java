package dev.assay.core.profile;

/** What a service or component does. */
public enum ServiceKind implements Choice {
  REST_API,
  ADMIN_BACKEND,
  K8S_OPERATOR,
  CONTROL_PLANE,
  SCHEDULER,
  PLATFORM_CLI,
  DEVELOPER_CLI,
  GATEWAY,
  PROXY,
  NODE_AGENT,
  WORKER,
  CRON_JOB,
  STREAM_PIPELINE,
  LOG_ROUTER,
  PARSER,
  CRYPTO,
  DATABASE,
  MESSAGE_BROKER,
  CONSENSUS_STORE,
  CONTAINER_RUNTIME,
  EDGE,
  WASM_MODULE,
  LIBRARY
}
