package dev.assay.api;

import dev.assay.core.Elicitation.Judgement;
import dev.assay.core.mcda.RandomIndex;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What weights are elicited from. */
@Schema(
    description =
        "Pairwise comparisons of groups or of criteria; every pair of what is compared is needed once.")
record WeightElicitationRequest(
    @Schema(description = "The judgements, of groups only or of criteria only.")
        @NotNull
        @Size(min = 1, max = 105)
        List<@Valid @NotNull Judgement> comparisons,
    @Schema(
            description =
                "The table of random indices by which consistency is judged; saaty-1980 when absent. Published tables differ, and so does the ratio.")
        @Nullable RandomIndex randomIndex,
    @Schema(
            description =
                "Name of the rulebook whose groups or criteria are compared, with or without its version; canonical when absent.")
        @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,98}(@[0-9A-Za-z.+-]{1,50})?$")
        @Nullable String rulebook) {}
