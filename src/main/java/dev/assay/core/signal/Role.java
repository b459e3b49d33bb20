package dev.assay.core.signal;

import dev.assay.core.exposition.Grouping;
import java.util.List;

/** What a metric tells, whatever an ecosystem calls it. */
public enum Role {
  /** Time taken by requests that the service served. */
  REQUEST_DURATION(
      Quantity.OBSERVED_P50,
      Quantity.OBSERVED_P95,
      Quantity.OBSERVED_P99,
      Quantity.OBSERVED_RPS,
      Quantity.LANGUAGE_SHARE),
  /** Longest request of the exporter's recent window. */
  REQUEST_DURATION_MAX,
  /** Requests that the service served, counted. */
  REQUESTS(Quantity.OBSERVED_RPS, Quantity.ERROR_RATIO, Quantity.OBSERVED_CPU_PER_REQUEST),
  /** CPU time used, user and system. */
  CPU_TIME(Quantity.CPU_CORES, Quantity.OBSERVED_CPU_PER_REQUEST, Quantity.LANGUAGE_SHARE),
  /** Share of the machine's CPUs in use by the process just now. */
  CPU_USAGE(Quantity.CPU_CORES),
  /** CPUs of the machine or container. */
  CPU_COUNT,
  /** Resident set size. */
  RESIDENT_MEMORY(Quantity.RESIDENT_MEMORY, Quantity.PEAK_MEMORY),
  /** Highest memory use ever. */
  PEAK_MEMORY(Quantity.PEAK_MEMORY),
  /** Memory limit. */
  MEMORY_LIMIT,
  /** Memory that the container asks for. */
  MEMORY_REQUEST,
  /** CPU limit. */
  CPU_LIMIT,
  /** CPU that the container asks for. */
  CPU_REQUEST,
  /** Heap in use. */
  HEAP_IN_USE,
  /** Heap that the last collection left alive. */
  LIVE_HEAP,
  /** Memory asked of the operating system by the runtime. */
  RUNTIME_MEMORY,
  /** Memory that the runtime holds, less what it gave back. */
  HELD_MEMORY,
  /** Memory that the runtime gave back. */
  RELEASED_MEMORY,
  /** CPU time of garbage collection. */
  GC_CPU(Quantity.GC_CPU_SHARE),
  /** CPU time available to the runtime, idle time included. */
  RUNTIME_CPU(Quantity.GC_CPU_SHARE),
  /** CPU time that the runtime left idle. */
  IDLE_CPU(Quantity.GC_CPU_SHARE),
  /** Stop-the-world pauses of garbage collection. */
  GC_PAUSE(Quantity.GC_CPU_SHARE),
  /** Share of time in garbage collection, as the exporter reckons it. */
  GC_SHARE(Quantity.GC_CPU_SHARE),
  /** When the last garbage collection ended. */
  LAST_GC_TIME,
  /** Time that runnable work waits for a thread. */
  SCHEDULING_DELAY,
  /** CPU quota periods. */
  CPU_PERIODS(Quantity.THROTTLED_SHARE),
  /** CPU quota periods in which the container was throttled. */
  THROTTLED_PERIODS(Quantity.THROTTLED_SHARE),
  /** When the process began. */
  START_TIME,
  /** How long the process has run. */
  UPTIME,
  /** The time of the scrape, as the exporter tells it. */
  CURRENT_TIME,
  /** Time from start to ready. */
  STARTUP(Quantity.OBSERVED_STARTUP),
  /** When the pod was accepted by its node. */
  POD_STARTED(Quantity.OBSERVED_STARTUP, Quantity.RESTARTS_PER_DAY),
  /** When the pod became ready. */
  POD_READY(Quantity.OBSERVED_STARTUP),
  /** Out-of-memory kills. */
  OOM_KILLS(Quantity.OOM_KILLS),
  /** Why a container last ended. */
  TERMINATION_REASON(Quantity.OOM_KILLS),
  /** With which exit code a container last ended. */
  TERMINATION_CODE,
  /** Restarts of containers. */
  RESTARTS(Quantity.RESTARTS_PER_DAY),
  /** Copies that run. */
  REPLICAS(Quantity.INSTANCES),
  /** Lightweight tasks: goroutines, tokio tasks. */
  TASKS,
  /** Threads of the operating system. */
  THREADS,
  /** Open file descriptors or handles. */
  OPEN_FILES,
  /** Limit of open file descriptors. */
  MAX_FILES,
  /** Panics and recovered crashes. */
  PANICS,
  /** Work that waits in queues. */
  QUEUE_DEPTH,
  /** Time that queued work waited. */
  QUEUE_DELAY,
  /** Time of one reconciliation of an operator. */
  RECONCILE_DURATION,
  /** Reconciliations, counted. */
  RECONCILES,
  /** Requests to the Kubernetes API. */
  API_CALLS,
  /** The garbage collector's growth target in percent (GOGC). */
  GC_PERCENT(Quantity.TUNED),
  /** The runtime's soft memory limit (GOMEMLIMIT). */
  GC_MEMORY_LIMIT(Quantity.TUNED),
  /** Threads that run code at once (GOMAXPROCS). */
  MAX_PROCS,
  /** Nothing that an answer rests on; the convention's caveats say what it is and why not. */
  SET_ASIDE;

  private final List<Quantity> quantities;

  Role(Quantity... quantities) {
    this.quantities = List.of(quantities);
  }

  /** The quantities that rest on it; empty where it only belongs to the report. */
  public List<Quantity> quantities() {
    return quantities;
  }

  /**
   * What stands for gauges that differ only in what no convention asks for, where there are too
   * many to keep: for a mean, or to tell that there is only one, nothing does.
   */
  Grouping.Values grouped() {
    return switch (this) {
      case REQUEST_DURATION_MAX,
          PEAK_MEMORY,
          LAST_GC_TIME,
          STARTUP,
          SCHEDULING_DELAY,
          QUEUE_DELAY,
          RECONCILE_DURATION ->
          Grouping.Values.LARGEST;
      case START_TIME, UPTIME, CURRENT_TIME, SET_ASIDE -> Grouping.Values.FIRST;
      case CPU_USAGE,
          CPU_COUNT,
          GC_SHARE,
          GC_PERCENT,
          GC_MEMORY_LIMIT,
          REPLICAS,
          TERMINATION_CODE,
          POD_STARTED,
          POD_READY ->
          Grouping.Values.EACH;
      case REQUEST_DURATION,
          REQUESTS,
          CPU_TIME,
          RESIDENT_MEMORY,
          MEMORY_LIMIT,
          MEMORY_REQUEST,
          CPU_LIMIT,
          CPU_REQUEST,
          HEAP_IN_USE,
          LIVE_HEAP,
          RUNTIME_MEMORY,
          HELD_MEMORY,
          RELEASED_MEMORY,
          GC_CPU,
          RUNTIME_CPU,
          IDLE_CPU,
          GC_PAUSE,
          CPU_PERIODS,
          THROTTLED_PERIODS,
          OOM_KILLS,
          TERMINATION_REASON,
          RESTARTS,
          TASKS,
          THREADS,
          OPEN_FILES,
          MAX_FILES,
          PANICS,
          QUEUE_DEPTH,
          RECONCILES,
          API_CALLS,
          MAX_PROCS ->
          Grouping.Values.SUM;
    };
  }

  /** Whether its series are requests, from which health checks and the like are taken out. */
  public boolean requests() {
    return this == REQUEST_DURATION || this == REQUESTS || this == REQUEST_DURATION_MAX;
  }
}
