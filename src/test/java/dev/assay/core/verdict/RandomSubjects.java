package dev.assay.core.verdict;

import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.signal.DerivedSignals;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a profile states, drawn from a seed, and the subject it makes. */
record RandomSubjects(Map<Quantity, Value> service, List<Map<Quantity, Value>> parts) {
  private static final Inheritance INHERITANCE = Assessments.RULEBOOK.inheritance();

  /**
   * One of many profiles.
   *
   * @param filled share of the fields that are stated
   * @param most parts, 0 for a service without
   */
  static RandomSubjects of(long seed, double filled, int most) {
    Random random = new Random(seed);
    Map<Quantity, Value> service = fields(random, filled);
    List<Map<Quantity, Value>> parts = new ArrayList<>();
    int count = most == 0 ? 0 : random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      parts.add(fields(random, filled / 3));
    }
    return new RandomSubjects(service, parts);
  }

  private static Map<Quantity, Value> fields(Random random, double filled) {
    Map<Quantity, Value> fields = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      boolean stated =
          quantity == Quantity.KIND
              || random.nextDouble() < (quantity == Quantity.TRAINING_PLAN ? 0.1 : filled);
      Value value = quantity.derived() ? null : value(quantity, random);
      if (stated && value != null) {
        fields.put(quantity, value);
      }
    }
    return fields;
  }

  private static Value value(Quantity quantity, Random random) {
    return switch (quantity.unit()) {
      case CHOICE ->
          new Value.Level(quantity.levels().get(random.nextInt(quantity.levels().size())));
      case FLAG -> new Value.Flag(random.nextInt(4) > 0 == (quantity != Quantity.IN_TREE));
      case TEXT -> new Value.Level("plan");
      case SHARE -> Value.Amount.of(random.nextInt(101) / 100.0);
      case LEVEL -> Value.Amount.of(1 + random.nextInt(5));
      case COUNT ->
          Value.Amount.of(
              quantity == Quantity.INSTANCES
                  ? 1 + random.nextInt(500)
                  : quantity == Quantity.OOM_KILLS ? random.nextInt(2) : random.nextInt(8));
      case DAYS -> Value.Amount.of(1 + random.nextInt(200));
      default -> Value.Amount.of(Math.round(Math.exp(random.nextDouble() * 7 - 1) * 100) / 100.0);
    };
  }

  /** The same with one answer more or another one; a place below 0 is the service. */
  RandomSubjects with(int place, Quantity quantity, Value value) {
    List<Map<Quantity, Value>> changed = new ArrayList<>(parts);
    if (place < 0) {
      return new RandomSubjects(put(service, quantity, value), parts);
    }
    changed.set(place, put(parts.get(place), quantity, value));
    return new RandomSubjects(service, changed);
  }

  private static Map<Quantity, Value> put(
      Map<Quantity, Value> fields, Quantity quantity, Value value) {
    Map<Quantity, Value> all = new EnumMap<>(fields);
    all.put(quantity, value);
    return all;
  }

  /** The subject, its parts taking over what they inherit. */
  Subject subject() {
    Signals whole = DerivedSignals.recompute(declared(service));
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Signals own = declared(parts.get(i));
      String kind = own.level(Quantity.KIND).orElseThrow();
      List<Signal> taken = new ArrayList<>();
      for (Signal signal : whole.all()) {
        Quantity quantity = signal.quantity();
        if (own.known(quantity).isEmpty()
            && !quantity.derived()
            && quantity != Quantity.RUNNING_COST_SHARE
            && INHERITANCE.inherits(kind, quantity.id())) {
          taken.add(
              signal instanceof Signal.Declared declared
                  ? new Signal.Declared(quantity, declared.value(), declared.pointer(), true)
                  : signal);
        }
      }
      subjects.add(new Subject("part" + i, DerivedSignals.recompute(own.with(taken)), List.of()));
    }
    return new Subject("service", whole, subjects);
  }

  private static Signals declared(Map<Quantity, Value> fields) {
    return Signals.of(
        fields.entrySet().stream()
            .map(e -> new Signal.Declared(e.getKey(), e.getValue(), e.getKey().pointer(), false))
            .toList());
  }

  Assessment assess() {
    return Assessment.of(subject(), Assessments.BUILDER);
  }

  /** Whether a quantity takes whole numbers only. */
  static boolean counted(Quantity quantity) {
    return quantity.unit() == Unit.COUNT
        || quantity.unit() == Unit.LEVEL
        || quantity.unit() == Unit.DAYS;
  }
}
