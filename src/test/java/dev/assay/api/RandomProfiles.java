package dev.assay.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Unit;
import java.util.Random;
import java.util.Set;

/** Sound profiles drawn from a seed, as requests state them: two thirds of the fields each. */
final class RandomProfiles {
  /** Left out: components only, stated otherwise, or bound to other fields. */
  private static final Set<Quantity> NOT_DRAWN =
      Set.of(Quantity.RUNNING_COST_SHARE, Quantity.TRAINING_PLAN, Quantity.PEAK_RPS);

  private RandomProfiles() {}

  /** One of them; the same seed gives the same profile. */
  static ObjectNode of(String name, long seed) {
    Random random = new Random(seed);
    ObjectNode profile = JsonNodeFactory.instance.objectNode().put("name", name);
    for (Quantity quantity : Quantity.values()) {
      boolean stated = quantity == Quantity.KIND || random.nextInt(3) > 0;
      if (stated && !quantity.derived() && !NOT_DRAWN.contains(quantity)) {
        put(profile, quantity, random);
      }
    }
    order(profile, "budgets");
    order(profile, "observed");
    ObjectNode fleet = profile.withObject("/fleet");
    fleet.put("currency", "EUR");
    return profile;
  }

  private static void put(ObjectNode profile, Quantity quantity, Random random) {
    String[] path = quantity.id().split("\\.");
    ObjectNode owner = path.length == 1 ? profile : profile.withObject("/" + path[0]);
    String field = path[path.length - 1];
    switch (quantity.unit()) {
      case CHOICE ->
          owner.put(field, quantity.levels().get(random.nextInt(quantity.levels().size())));
      case FLAG -> owner.put(field, random.nextInt(3) == 0);
      case SHARE -> owner.put(field, random.nextInt(101) / 100.0);
      case LEVEL -> owner.put(field, 1 + random.nextInt(5));
      case COUNT ->
          owner.put(
              field,
              quantity == Quantity.ENGINEERS
                  ? 12
                  : quantity == Quantity.INSTANCES
                      ? 1 + random.nextInt(200)
                      : 1 + random.nextInt(6));
      case DAYS, WEEKS -> owner.put(field, 1 + random.nextInt(100));
      default -> {
        if (quantity.unit() != Unit.TEXT) {
          owner.put(field, Math.round(Math.exp(random.nextDouble() * 6) * 10) / 10.0);
        }
      }
    }
  }

  /** Quantiles and peaks in their order. */
  private static void order(ObjectNode profile, String block) {
    ObjectNode owner = profile.withObject("/" + block);
    double last = 0;
    for (String field : new String[] {"p50Ms", "p95Ms", "p99Ms"}) {
      if (owner.has(field)) {
        last += owner.get(field).doubleValue();
        owner.put(field, last);
      }
    }
    if (owner.has("peakMemoryMiB") && owner.has("residentMemoryMiB")) {
      owner.put(
          "peakMemoryMiB",
          owner.get("peakMemoryMiB").doubleValue() + owner.get("residentMemoryMiB").doubleValue());
    }
  }
}
