import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts one JSON file at a constant rate and prints the latencies on one line of JSON. Each request
 * has its moment, whether or not earlier ones have come back, and its latency counts from that
 * moment: a service that stalls is charged for everybody who would have waited.
 *
 * <p>{@code java .ci/Load.java URL FILE [REQUESTS PER SECOND] [SECONDS] [WARM-UP SECONDS] [P99 LIMIT
 * IN MS]}; exit code 1 when an answer is not 2xx or the limit is passed. A JDK 17 will do.
 */
class Load {
  public static void main(String[] arguments) throws Exception {
    URI uri = URI.create(arguments[0]);
    byte[] body = Files.readAllBytes(Path.of(arguments[1]));
    int rate = (int) number(arguments, 2, 300);
    int seconds = (int) number(arguments, 3, 60);
    int warmUp = (int) number(arguments, 4, 20);
    double limit = number(arguments, 5, Double.POSITIVE_INFINITY);

    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    int skipped = rate * warmUp;
    long[] nanos = new long[rate * (warmUp + seconds)];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    long start = System.nanoTime() + 100_000_000;
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long moment = start + i * 1_000_000_000L / rate;
            for (long wait = moment - System.nanoTime(); wait > 0; ) {
              LockSupport.parkNanos(wait);
              wait = moment - System.nanoTime();
            }
            try {
              if (client.send(request, BodyHandlers.discarding()).statusCode() / 100 != 2) {
                refused.incrementAndGet();
              }
            } catch (Exception e) {
              refused.incrementAndGet();
            }
            nanos[i] = System.nanoTime() - moment;
          }
        };
    var workers = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 16; i++) {
      workers.execute(worker);
    }
    workers.shutdown();
    workers.awaitTermination(warmUp + seconds + 60L, TimeUnit.SECONDS);

    long[] measured = Arrays.copyOfRange(nanos, skipped, nanos.length);
    Arrays.sort(measured);
    double p99 = millis(measured, 0.99);
    System.out.printf(
        Locale.ROOT,
        "{\"requests\":%d,\"perSecond\":%d,\"notOk\":%d,\"p50Ms\":%.2f,\"p90Ms\":%.2f,\"p99Ms\":%.2f,\"p999Ms\":%.2f,\"maxMs\":%.2f}%n",
        measured.length, rate, refused.get(), millis(measured, 0.5), millis(measured, 0.9), p99,
        millis(measured, 0.999), millis(measured, 1));
    System.exit(refused.get() > 0 || p99 > limit ? 1 : 0);
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }

  private static double number(String[] arguments, int index, double otherwise) {
    return arguments.length > index ? Double.parseDouble(arguments[index]) : otherwise;
  }
}
