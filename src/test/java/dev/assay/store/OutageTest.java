package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
  @ParameterizedTest
  @CsvSource({
    "08006, true",
    "57P01, true",
    "57P03, true",
    "57014, false",
    "23505, false",
    ", false"
  })
  void theStateTells(String state, boolean outage) {
    assertThat(Outage.isBehind(new IllegalStateException(new SQLException("", state))))
        .isEqualTo(outage);
  }

  @Test
  void whatIsNoFailureOfTheDatabaseIsNone() {
    assertThat(Outage.isBehind(new IllegalStateException("08006"))).isFalse();
  }

  @Test
  void aConnectionThatCannotBeMadeIsOne() {
    Jdbi nowhere =
        Jdbi.create(
            () -> {
              throw new SQLException("no connection within five seconds");
            });

    assertThat(catchThrowable(() -> nowhere.open().close()))
        .isInstanceOf(ConnectionException.class)
        .matches(Outage::isBehind);
  }
}
