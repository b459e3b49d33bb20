package dev.assay.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.signal.Convention;
import dev.assay.core.signal.MetricUnit;
import dev.assay.core.signal.Role;
import dev.assay.core.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSignalsTest {
  private static final String ACME =
      """
      ecosystem: acme
      title: Names of our own
      conventions:
        - names: [acme_checkout_latency, http_request_duration_seconds]
          role: request-duration
          types: [histogram]
          unit: microseconds
          source: {basis: source, note: "our metrics guide"}
        - names: [http.server.request.duration]
          role: api-calls
          source: {basis: source, note: "our gateway's own calls"}
        - names: [process_cpu_user_seconds]
          role: cpu-time
          unit: seconds
          source: {basis: source, note: "our supervisor"}
      remedies:
        - {quantity: observed.p99Ms, language: go, how: "use our middleware"}
      """;

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private SignalCatalogue read() {
    return new Beans().catalogue(() -> Optional.of(folder.toString()));
  }

  @Test
  void whatAnOrganisationSaysOfANameHolds() throws IOException {
    write("acme.yaml", ACME);
    write("readme.txt", "not: [read");
    SignalCatalogue catalogue = read();

    assertThat(catalogue.parts().getFirst().ecosystem()).isEqualTo("acme");
    assertThat(catalogue.conventions("acme_checkout_latency"))
        .extracting(Convention::unit)
        .containsExactly(MetricUnit.MICROSECONDS);
    assertThat(catalogue.conventions("http_request_duration_seconds"))
        .extracting(Convention::unit)
        .containsExactly(MetricUnit.MICROSECONDS);
    assertThat(catalogue.conventions("http.server.request.duration"))
        .extracting(Convention::role)
        .containsExactly(Role.API_CALLS);
    assertThat(catalogue.conventions("http_server_request_duration_seconds"))
        .extracting(Convention::role)
        .containsExactly(Role.REQUEST_DURATION);
    assertThat(catalogue.conventions("process_cpu_user_seconds_total")).hasSize(1);
    assertThat(catalogue.conventions("process_cpu_system_seconds_total")).isEmpty();
    assertThat(catalogue.parts().stream().flatMap(part -> part.remedies().stream()))
        .anyMatch(
            r -> r.how().equals("use our middleware") && r.language() == IncumbentLanguage.GO);
    assertThat(new Beans().advisor(catalogue)).isNotSameAs(Shipped.read().advisor());
  }

  @Test
  void withoutAFolderWhatIsShippedHolds() {
    SignalCatalogue catalogue = new Beans().catalogue(Optional::empty);
    assertThat(catalogue).isSameAs(Shipped.read().catalogue());
    assertThat(new Beans().advisor(catalogue)).isSameAs(Shipped.read().advisor());
  }

  @Test
  void filesAreReadInTheOrderOfTheirNames() throws IOException {
    write("b.yaml", "ecosystem: b\ntitle: second\n");
    write("a.yaml", "ecosystem: a\ntitle: first\n");
    assertThat(read().parts().subList(0, 2))
        .extracting(SignalCatalogue.Part::title)
        .isEqualTo(List.of("first", "second"));
  }

  @Test
  void everythingWrongIsToldAtOnceWithTheFile() throws IOException {
    write(
        "a.yaml",
        "ecosystem: go\ntitle: x\nconventions:\n  - {names: [a_total], role: requests}\n");
    write("b.yaml", "ecosystem: b\nnames: [x]\n");
    write("c.yaml", "");
    write("d.yaml", "ecosystem: d\nremedies: [{quantity: observed.p98Ms, how: x}]\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("assay.signals.folder " + folder)
        .hasMessageContaining("\nb.yaml: ")
        .hasMessageContaining("names")
        .hasMessageContaining("\nc.yaml: ")
        .hasMessageContaining(
            "\na.yaml/conventions/0/names: a_total must be written without _total")
        .hasMessageContaining("\na.yaml/conventions/0/source: every entry states where")
        .hasMessageContaining("\na.yaml/ecosystem: go is an ecosystem that comes with Assay")
        .hasMessageContaining("\nd.yaml/remedies/0/quantity: observed.p98Ms is not a quantity");
  }

  @Test
  void aFolderThatHoldsNothingIsAMistake() {
    assertThatThrownBy(this::read).hasMessageContaining("holds no *.yaml file");
    assertThatThrownBy(() -> new Beans().catalogue(() -> Optional.of(folder + "/none")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none:\ncannot be listed");
  }
}
