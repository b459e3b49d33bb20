package dev.assay.core.plan;

import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.verdict.Recommendation.Admission;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What each alternative costs in each year, as far as it can be told.
 *
 * @param currency ISO 4217 code of every amount; null where the profile states none
 * @param scope what is counted and what is not
 * @param alternatives the five alternatives, in their order
 */
@Schema(
    description =
        "What each alternative costs in each year: every line with its formula, inputs and sources; what cannot be computed is listed, never assumed.")
public record Cost(
    @Schema(description = "ISO 4217 code of every amount; absent where the profile states none.")
        @Nullable String currency,
    @Schema(description = "What is counted and what is not.") String scope,
    @Schema(description = "The five alternatives.") List<Ledger> alternatives) {

  public Cost {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * One alternative.
   *
   * @param admission whether it may be chosen; null where the rulebook that decided has no gates
   * @param why why nothing is counted; null where something is
   * @param missing what would be counted if the profile stated it
   * @param notPriced what no field of the profile can price
   */
  @Schema(name = "CostLedger", description = "The ledger of one alternative.")
  public record Ledger(
      @Schema(description = "Which one.") Verdict alternative,
      @Schema(
              description =
                  "Whether it may be chosen; absent where the deciding rulebook has no gates.")
          @Nullable Admission admission,
      @Schema(description = "Why nothing is counted; absent where something is.")
          @Nullable String why,
      @Schema(description = "What is counted.") List<Line> lines,
      @Schema(description = "What would be counted if the profile stated these fields.")
          List<Missing> missing,
      @Schema(description = "What no field of the profile can price, and how to find out.")
          List<NotPriced> notPriced,
      @Schema(description = "Totals by year; the last one stands for every later year.")
          List<Year> years) {
    public Ledger {
      lines = List.copyOf(lines);
      missing = List.copyOf(missing);
      notPriced = List.copyOf(notPriced);
      years = List.copyOf(years);
    }
  }

  /** What a line is about. */
  @Schema(name = "CostCategory", description = "What a line is about.")
  public enum Category {
    INFRASTRUCTURE,
    PEOPLE,
    FAILURE
  }

  /** When a line falls due. */
  @Schema(name = "CostDue", description = "When a line falls due.")
  public enum Due {
    /** Once, in the first year. */
    ONCE,
    /** In every year. */
    YEARLY
  }

  /**
   * One line.
   *
   * @param id stable name, for example {@code memory} or {@code memory/data-plane}
   * @param amount in the profile's currency: for a yearly line, of a whole year
   * @param formula in words, naming the inputs
   * @param assumption whether any part of it is an assumption
   */
  @Schema(name = "CostLine", description = "One line of a ledger.")
  public record Line(
      @Schema(description = "Stable name.", examples = "memory") String id,
      @Schema(description = "What it is.") String what,
      @Schema(description = "infrastructure, people or failure.") Category category,
      @Schema(description = "once (in the first year) or yearly.") Due due,
      @Schema(description = "In the profile's currency; of a whole year for a yearly line.")
          Range amount,
      @Schema(description = "How it is computed, naming the inputs.") String formula,
      @Schema(description = "Every input with its value and where it comes from.")
          List<Input> inputs,
      @Schema(description = "Where the figures come from that the profile does not state.")
          List<Rulebook.Source> sources,
      @Schema(description = "Whether any part of it is an assumption.") boolean assumption,
      @Schema(description = "What to bear in mind.") List<String> notes) {
    public Line {
      inputs = List.copyOf(inputs);
      sources = List.copyOf(sources);
      notes = List.copyOf(notes);
    }
  }

  /** A figure as a range. */
  @Schema(name = "CostRange", description = "A figure with its least and its greatest value.")
  public record Range(double low, double likely, double high) {
    public Range {
      if (!(low <= likely && likely <= high)) {
        throw new IllegalArgumentException("not a range: " + low + " <= " + likely + " <= " + high);
      }
    }
  }

  /** How an input is known. */
  @Schema(name = "CostKnown", description = "How an input is known.")
  public enum Known {
    MEASURED,
    DECLARED,
    DERIVED,
    /** A published figure or an assumption. */
    FIGURE
  }

  /**
   * One input of a formula.
   *
   * @param id id of a quantity, or name of a figure
   * @param from where it comes from: a JSON pointer, a metric, a formula, or what the figure is
   */
  @Schema(name = "CostInput", description = "One input of a formula.")
  public record Input(
      @Schema(description = "Id of a quantity, or name of a figure.", examples = "fleet.instances")
          String id,
      @Schema(description = "Its value.") Range value,
      @Schema(description = "What it is counted in.") String unit,
      @Schema(description = "measured, declared, derived, or figure (published or assumed).")
          Known known,
      @Schema(
              description =
                  "Where it comes from: a JSON pointer, a metric, a formula, or what the figure is.")
          String from) {}

  /** A line that is not computed. */
  @Schema(
      name = "CostMissing",
      description = "A line that is not computed, as a figure is missing.")
  public record Missing(
      @Schema(description = "Name of the line.") String id,
      @Schema(description = "What it would be.") String what,
      @Schema(description = "The fields to state.", examples = "fleet.pricePerGiBMonth")
          List<String> fields,
      @Schema(description = "Why it cannot be computed.") String why) {
    public Missing {
      fields = List.copyOf(fields);
    }
  }

  /** A cost that no field of the profile can price. */
  @Schema(name = "CostNotPriced", description = "A cost that no field of the profile can price.")
  public record NotPriced(
      @Schema(description = "What it is.") String what,
      @Schema(description = "How to find out.") String how,
      @Schema(description = "Where that is said.") List<Rulebook.Source> sources) {
    public NotPriced {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The totals of one year; null where no line of the kind is known.
   *
   * @param number from 1
   * @param share share of the year that the service is in use, above 0 up to 1
   * @param complete whether every line is known; where not, the totals are partial
   */
  @Schema(name = "CostYear", description = "The totals of one year.")
  public record Year(
      @Schema(description = "From 1.") int number,
      @Schema(description = "Share of the year that the service is in use, above 0 up to 1.")
          double share,
      @Schema(description = "Memory and cores; absent where no such line is known.")
          @Nullable Range infrastructure,
      @Schema(
              description =
                  "Training, hiring, review, bugs, tool chain; absent where none is known.")
          @Nullable Range people,
      @Schema(description = "Downtime; absent where it is not known.") @Nullable Range failure,
      @Schema(description = "All of it; absent where nothing is known.") @Nullable Range total,
      @Schema(description = "Whether every line is known; where not, the totals are partial.")
          boolean complete) {}
}
