-- Common subset of H2 and PostgreSQL; identifiers are never quoted.
-- From here on documents are kept in zstd; those in gzip stay as they are.
-- A version is immutable: rows are added and read, never changed.
create table rulebooks (
    name varchar(100) not null,
    version varchar(50) not null,
    digest varchar(100) not null,
    created_at timestamp(6) with time zone not null,
    -- JSON in zstd; a binary column of H2 holds 1 MiB at most, which is why a rulebook may not be larger.
    content bytea not null,
    constraint rulebooks_pk primary key (name, version)
);
