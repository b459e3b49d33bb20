package dev.assay.core.exposition;

import java.util.Locale;

/** What can be wrong with a body; the kebab-case name is the stable code of the problem. */
enum Rule {
  INVALID_NAME("is not a metric name"),
  INVALID_LABEL_NAME("is not a label name"),
  MISSING_NAME("has no metric name"),
  SECOND_NAME("is a second metric name"),
  MISSING_EQUALS("stands where = was expected"),
  MISSING_QUOTE("stands where an opening quote was expected"),
  UNCLOSED_QUOTE("opens a quoted text that is not closed on its line"),
  UNCLOSED_BRACE("stands where a comma or a closing brace was expected"),
  MISSING_COMMA("follows a label without a comma"),
  STRAY_COMMA("is a comma with no label before it"),
  INVALID_NUMBER("is not a number"),
  INVALID_TIMESTAMP("is not a timestamp"),
  INVALID_EXEMPLAR("is not an exemplar"),
  TRAILING_TEXT("follows a complete sample"),
  INVALID_UTF_8("is not UTF-8"),
  DUPLICATE_LABEL("is a label name that the sample has already used"),
  RESERVED_LABEL("is reserved for the metric name"),
  INVALID_COMMENT("is not a HELP, TYPE or UNIT line"),
  UNKNOWN_TYPE("is not a metric type, the family is read as untyped"),
  TYPE_SPELLING("is an unusual spelling of a metric type"),
  SECOND_TYPE("is a second TYPE for its family, the first is kept"),
  SECOND_HELP("is a second HELP for its family, the first is kept"),
  SECOND_UNIT("is a second UNIT for its family, the first is kept"),
  LATE_TYPE("has its TYPE after its first sample"),
  INFERRED_TYPE("has no TYPE and is read by the shape of its samples"),
  MISSING_LE("is a bucket without its le label"),
  INVALID_LE("is not a bucket bound"),
  INVALID_QUANTILE("is not a quantile"),
  NEGATIVE_COUNT("is a negative count"),
  UNEXPECTED_SAMPLE("does not belong to a family of this type"),
  AFTER_EOF("follows # EOF"),
  MISSING_EOF("ends without # EOF, so it may be cut off"),
  OPENMETRICS_EOF("ends like OpenMetrics and is read as Prometheus text"),
  BLANK_LINE("is a blank line, which OpenMetrics does not allow"),
  BYTE_ORDER_MARK("is a byte order mark and was passed over"),
  CARRIAGE_RETURN("ends with a carriage return"),
  MISSING_NEWLINE("is a last line without a line feed"),
  NO_SAMPLES("holds no sample"),
  TOO_MANY_BAD_LINES("is more than the one line in a hundred that may be skipped"),
  OPENMETRICS_2("belongs to OpenMetrics 2.0, which is not supported"),
  INVALID_PROTOBUF("is not a delimited io.prometheus.client.MetricFamily"),
  INVALID_SPANS("is a number of buckets that the spans do not account for"),
  INVALID_SCHEMA("is not a schema of exponential buckets"),
  BODY_TOO_LARGE("bytes are more than a body may hold"),
  LINE_TOO_LONG("bytes are more than a line may hold"),
  TOO_MANY_SAMPLES("samples are more than a body may hold"),
  TOO_MANY_FAMILIES("families are more than a body may hold"),
  TOO_MANY_LABELS("labels are more than a sample may carry"),
  LABEL_TOO_LONG("bytes are more than a label or name may hold");

  private final String sentence;
  private final String code;

  Rule(String sentence) {
    this.sentence = sentence;
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String code() {
    return code;
  }

  /** The end of the message, after place and offending value. */
  String sentence() {
    return sentence;
  }
}
