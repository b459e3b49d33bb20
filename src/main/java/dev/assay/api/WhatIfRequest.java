package dev.assay.api;

import dev.assay.core.AdviceRequest.Weights;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is supposed otherwise. */
@Schema(description = "What is supposed otherwise; at least one of them.")
record WhatIfRequest(
    @Schema(
            description =
                "Changes to the profile as a merge patch (RFC 7396): a field replaces, null makes it unknown, a list replaces the whole list. Components may also be given as an object by name, to patch some and leave the others; null takes one away.",
            type = SchemaType.OBJECT,
            implementation = Object.class,
            examples = "{\"team\": {\"rustReviewers\": 3}, \"hiring\": null}")
        @Nullable Map<String, Object> changes,
    @Schema(
            description =
                "Other weights, in place of those that were asked with; {} for the rulebook's own.")
        @Valid
        @Nullable Weights weights,
    @Schema(description = "Another rulebook, by name with or without its version.")
        @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,98}(@[0-9A-Za-z.+-]{1,50})?$")
        @Nullable String rulebook,
    @Schema(
            description = "Name of a scenario; it applies before the changes.",
            examples = {"first-two-engineers-leave", "traffic-times-ten"})
        @Size(max = 100)
        @Nullable String scenario) {}
