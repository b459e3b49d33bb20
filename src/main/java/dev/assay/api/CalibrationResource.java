package dev.assay.api;

import dev.assay.boot.Rulebooks;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.Advisor;
import dev.assay.core.Calibration;
import dev.assay.core.DecidedCases;
import dev.assay.core.Scenarios;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far the answers may be trusted, and which what-ifs have names. */
@Path("/v1")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues")
public class CalibrationResource {
  private final Rulebooks rulebooks;
  private final Advisor advisor;
  private final DecidedCases cases;
  private final Scenarios scenarios;

  private volatile @Nullable Calibration calibration;

  CalibrationResource(
      Rulebooks rulebooks, Advisor advisor, DecidedCases cases, Scenarios scenarios) {
    this.rulebooks = rulebooks;
    this.advisor = advisor;
    this.cases = cases;
    this.scenarios = scenarios;
  }

  /** How often the default rulebook agrees with what teams did. */
  @GET
  @Path("/calibration")
  @Operation(
      summary = "Calibration",
      description =
          "Over the decided cases that come with Assay: how often each confidence class agrees with"
              + " what the team did, with counts, the Brier score of the win share, always-Go and"
              + " every seed rule beside it, once more with the same team in every case, and the"
              + " caveats of such data.")
  public Calibration getCalibration(@Context UriInfo uri) {
    Queries.none(uri);
    Calibration known = calibration;
    if (known == null) {
      Rulebooks.Entry canonical = rulebooks.all().getFirst();
      known = Calibration.of(advisor, new Rule(canonical.rulebook(), canonical.digest()), cases);
      calibration = known;
    }
    return known;
  }

  /** The named what-ifs. */
  @GET
  @Path("/scenarios")
  @Operation(
      summary = "Named what-ifs",
      description = "What each supposes, step by step, and where it comes from.")
  public List<Scenarios.Scenario> listScenarios(@Context UriInfo uri) {
    Queries.none(uri);
    return scenarios.scenarios();
  }
}
