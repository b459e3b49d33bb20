package dev.assay.core.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NameCharactersTest {
  @Test
  void aNameEndsAtTheFirstByteThatCannotBePartOfIt() {
    for (int value = 0; value < 256; value++) {
      boolean part =
          value < 128 && (Character.isLetterOrDigit(value) || value == '_' || value == ':');
      assertThat(NameCharacters.continuesName((byte) value)).isEqualTo(part);
      for (int at = 0; at < 20; at++) {
        byte[] name = new byte[20];
        Arrays.fill(name, (byte) "aZ_:09zA".charAt(at % 8));
        name[at] = (byte) value;
        for (int from = 0; from <= at; from++) {
          int end = part ? name.length : at;
          long endAndHash = NameCharacters.endOfNameAndHash(name, from, name.length);
          assertThat((int) endAndHash).as("byte %d at %d, from %d", value, at, from).isEqualTo(end);
          assertThat((int) (endAndHash >>> 32)).isEqualTo(StringPool.hash(name, from, end));
        }
        assertThat((int) NameCharacters.endOfNameAndHash(name, 0, at)).isEqualTo(at);
      }
    }
  }
}
