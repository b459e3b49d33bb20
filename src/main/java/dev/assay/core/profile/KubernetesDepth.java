package dev.assay.core.profile;

/** How deep the service reaches into the Kubernetes API. */
public enum KubernetesDepth implements Choice {
  NONE,
  DEPLOYS,
  CLIENT,
  CONTROLLER,
  CORE
}
