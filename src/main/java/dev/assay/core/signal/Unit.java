package dev.assay.core.signal;

/** What a quantity is counted in; choices and flags have no unit. */
public enum Unit {
  MILLISECONDS("ms"),
  SECONDS("s"),
  MEBIBYTES("MiB"),
  SHARE("share"),
  RATIO("ratio"),
  COUNT("count"),
  CORES("cores"),
  PER_SECOND("1/s"),
  PER_HOUR("1/h"),
  PER_DAY("1/d"),
  PER_WEEK("1/wk"),
  DAYS("d"),
  WEEKS("wk"),
  YEARS("yr"),
  LEVEL("level"),
  CURRENCY("currency"),
  TEXT(""),
  CHOICE(""),
  FLAG("");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The short form shown beside a value; empty where there is none. */
  public String symbol() {
    return symbol;
  }

  /** Whether values are numbers. */
  public boolean numeric() {
    return this != TEXT && this != CHOICE && this != FLAG;
  }
}
