package dev.assay.core.profile;

/** The language of what runs today. */
public enum IncumbentLanguage implements Choice {
  GO,
  RUST,
  C,
  CPP,
  JVM,
  NODE,
  PYTHON,
  DOTNET,
  RUBY,
  PHP,
  ERLANG,
  OTHER
}
