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
  RESERVED_NAME("begins with an underscore, which is reserved"),
  INVALID_COMMENT("is not a HELP, TYPE or UNIT line"),
  UNKNOWN_TYPE("is not a metric type of this format"),
  TYPE_SPELLING("is an unusual spelling of a metric type"),
  SECOND_TYPE("is a second TYPE for its family"),
  SECOND_HELP("is a second HELP for its family"),
  SECOND_UNIT("is a second UNIT for its family"),
  LATE_TYPE("has its TYPE after its first sample"),
  INFERRED_TYPE("has no TYPE and is read by the shape of its samples"),
  MISSING_LE("is a bucket without its le label"),
  INVALID_LE("is not a bucket bound"),
  INVALID_QUANTILE("is not a quantile"),
  NEGATIVE_COUNT("is a negative count"),
  UNEXPECTED_SAMPLE("does not belong to a family of this type"),
  MISSING_VALUE("is a metric without the value that its type has"),
  INVALID_ESCAPE("is a backslash that escapes neither a backslash nor a quote nor a line feed"),
  MISSING_TOTAL("has no total beside its creation time"),
  EXTRA_BLANKS("stands where exactly one space was expected"),
  METADATA_AFTER_SAMPLES("has its metadata after its first sample"),
  CLASHING_FAMILY("is a name that another family of the body has taken"),
  INTERLEAVED_FAMILY("is a family whose lines do not stand together"),
  INTERLEAVED_SERIES("comes back to a series after another series of its family"),
  DUPLICATE_SAMPLE("is a sample that the body holds already"),
  UNIT_MISMATCH("is a unit in which the family name does not end"),
  UNIT_NOT_ALLOWED("is a unit on an info or state set, which have none"),
  INVALID_UNIT("is not a unit"),
  MISSING_STATE_LABEL("is a state without a label named like its family"),
  INVALID_STATE("is a state other than 0 and 1"),
  INVALID_INFO("is an info value other than 1"),
  FRACTIONAL_COUNT("is a count that is not a whole number"),
  NAN_COUNT("is NaN where something is counted"),
  NEGATIVE_SUM("is a negative sum where nothing negative can be observed"),
  NEGATIVE_QUANTILE("is a negative value of a quantile"),
  MIXED_TIMESTAMPS("has timestamps on some of its samples only"),
  TIMESTAMP_BACKWARDS("is an earlier timestamp than that of the sample before"),
  MISPLACED_EXEMPLAR("is an exemplar on neither a bucket nor a counter"),
  LONG_EXEMPLAR("characters are more than the 128 of the labels of an exemplar"),
  MISSING_INF_BUCKET("is a histogram without a +Inf bucket"),
  UNORDERED_BUCKETS("is a bucket after one with the same or a higher bound"),
  UNORDERED_QUANTILES("is a quantile after one that is the same or higher"),
  FALLING_BUCKETS("is a count below that of the bucket before"),
  COUNT_MISMATCH("is a count that differs from the +Inf bucket"),
  MISSING_COUNT("has no count beside its sum or buckets"),
  MISSING_SUM("has no sum beside its count"),
  SUM_WITH_NEGATIVE_BUCKETS("is a histogram with a sum in spite of negative buckets"),
  FLOAT_TIMESTAMP("is a timestamp that is not a whole number of milliseconds"),
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
  CUSTOM_BUCKETS(
      "is the schema of custom buckets, whose bounds the published protobuf message does not carry"),
  INVALID_NATIVE_INDEX("is a bucket index that no exposition can mean"),
  UNKNOWN_CODING("is not a content coding that is read here: gzip, zstd or identity"),
  TRUNCATED_BODY("body ends before its compressed data does"),
  CORRUPT_BODY("body is not well-formed compressed data"),
  TRAILING_BYTES("bytes follow the end of the compressed data"),
  INFLATION_RATIO("bytes are more than # times what was sent, which is what a body may inflate to"),
  UNSUPPORTED_FORMAT("is an exposition format that is not supported"),
  BODY_TOO_LARGE("bytes are more than the # that a body may hold"),
  LINE_TOO_LONG("bytes are more than the # that a line may hold"),
  TOO_MANY_SAMPLES("samples are more than the # that a body may hold"),
  TOO_MANY_FAMILIES("families are more than the # that a body may hold"),
  SERIES_ADDED_UP("has so many series that they were added up by the labels that matter"),
  TOO_MANY_LABELS("labels are more than the # that a sample may carry"),
  LABEL_TOO_LONG("bytes are more than the # that a label or name may hold");

  private final String sentence;
  private final String code;

  Rule(String sentence) {
    this.sentence = sentence;
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String code() {
    return code;
  }

  /** The end of the message, after place and offending value; # stands for a limit. */
  String sentence() {
    return sentence;
  }
}
