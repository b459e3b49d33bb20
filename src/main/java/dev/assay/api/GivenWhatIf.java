package dev.assay.api;

import dev.assay.core.WhatIf;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A what-if as it is given. */
@Schema(
    name = "WhatIf",
    description = "Two answers with the same draws, and what lies between them.")
record GivenWhatIf(
    @Schema(description = "The answer as it was asked for; without id and time.")
        GivenRecommendation before,
    @Schema(description = "The answer with the change; without id and time.")
        GivenRecommendation after,
    @Schema(description = "What lies between them.") WhatIf.Difference difference) {

  static GivenWhatIf of(WhatIf whatIf) {
    return new GivenWhatIf(
        GivenRecommendation.of(null, null, whatIf.before()),
        GivenRecommendation.of(null, null, whatIf.after()),
        whatIf.difference());
  }
}
