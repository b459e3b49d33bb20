package dev.assay.core.rulebook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person is asked for a field that no criterion asks for, as only gates and prices read it.
 *
 * @param of id of the quantity
 * @param question what a person is asked
 * @param how how to find out
 */
@Schema(description = "The question for a field that no criterion asks for.")
public record FieldQuestion(
    @Schema(description = "Id of the quantity.", examples = "split.separable") @NotNull String of,
    @Schema(description = "What a person is asked.") @NotNull @Size(min = 1, max = 500)
        String question,
    @Schema(description = "How to find out.") @NotNull @Size(min = 1, max = 500) String how) {}
