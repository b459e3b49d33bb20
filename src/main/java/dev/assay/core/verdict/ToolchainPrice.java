package dev.assay.core.verdict;

import dev.assay.core.rulebook.CanonicalRulebook.Split;
import dev.assay.core.rulebook.Range;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.Optional;

/**
 * The price of a second toolchain for a team.
 *
 * @param utility from 0 to 1
 * @param reason why it is this
 */
public record ToolchainPrice(double utility, String reason) {

  /** The price on what is known; what is not stated costs nothing more. */
  public static ToolchainPrice of(Split split, Signals service) {
    String reason = "one criterion of 5 in 100";
    if (both(service)) {
      reason = "both languages run in production already";
    } else if (smallTeam(split, service)) {
      reason = "fewer than " + split.smallTeamBelow() + " engineers keep both";
    }
    if (sharedLogic(service)) {
      reason += "; " + Numbers.text(split.sharedLogicPrice()) + " more for shared domain logic";
    }
    return new ToolchainPrice(utility(split, service), reason);
  }

  /** The price alone. */
  static double utility(Split split, Signals service) {
    double price =
        both(service)
            ? split.toolchainPriceBothInProduction()
            : smallTeam(split, service) ? split.toolchainPriceSmallTeam() : split.toolchainPrice();
    return sharedLogic(service) ? price + split.sharedLogicPrice() : price;
  }

  private static boolean both(Signals service) {
    return service.flag(Quantity.BOTH_LANGUAGES).orElse(false);
  }

  private static boolean smallTeam(Split split, Signals service) {
    return service.number(Quantity.ENGINEERS).orElse(Double.MAX_VALUE) < split.smallTeamBelow();
  }

  private static boolean sharedLogic(Signals service) {
    return service.flag(Quantity.SHARED_DOMAIN_LOGIC).orElse(false);
  }

  /** The least and the greatest it may be, whatever the answers are that nobody gave. */
  static Range range(Split split, Signals service) {
    Optional<Boolean> both = service.flag(Quantity.BOTH_LANGUAGES);
    Optional<Boolean> shared = service.flag(Quantity.SHARED_DOMAIN_LOGIC);
    boolean teamKnown = service.known(Quantity.ENGINEERS).isPresent();
    Range price = Range.at(utility(split, service));
    double added = shared.orElse(false) ? split.sharedLogicPrice() : 0;
    if (both.isEmpty()) {
      price = price.with(split.toolchainPriceBothInProduction() + added);
    }
    if (!teamKnown && !both.orElse(false)) {
      price =
          price.with(split.toolchainPrice() + added).with(split.toolchainPriceSmallTeam() + added);
    }
    return shared.isEmpty() ? price.with(price.plus(Range.at(split.sharedLogicPrice()))) : price;
  }
}
