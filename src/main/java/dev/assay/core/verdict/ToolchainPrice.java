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
    double price = split.toolchainPrice();
    String reason = "one criterion of 5 in 100";
    if (service.flag(Quantity.BOTH_LANGUAGES).orElse(false)) {
      price = split.toolchainPriceBothInProduction();
      reason = "both languages run in production already";
    } else if (service.number(Quantity.ENGINEERS).orElse(Double.MAX_VALUE)
        < split.smallTeamBelow()) {
      price = split.toolchainPriceSmallTeam();
      reason = "fewer than " + split.smallTeamBelow() + " engineers keep both";
    }
    if (service.flag(Quantity.SHARED_DOMAIN_LOGIC).orElse(false)) {
      price += split.sharedLogicPrice();
      reason += "; " + Numbers.text(split.sharedLogicPrice()) + " more for shared domain logic";
    }
    return new ToolchainPrice(price, reason);
  }

  /** The least and the greatest it may be, whatever the answers are that nobody gave. */
  static Range range(Split split, Signals service) {
    Optional<Boolean> both = service.flag(Quantity.BOTH_LANGUAGES);
    Optional<Boolean> shared = service.flag(Quantity.SHARED_DOMAIN_LOGIC);
    boolean teamKnown = service.known(Quantity.ENGINEERS).isPresent();
    Range price = Range.at(of(split, service).utility());
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
