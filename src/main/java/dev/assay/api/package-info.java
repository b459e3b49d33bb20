/**
 * HTTP: resources, strict binding of what comes in, problem details, content negotiation. Takes no
 * decisions.
 */
@NullMarked
package dev.assay.api;

import org.jspecify.annotations.NullMarked;
