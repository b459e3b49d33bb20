-- Common subset of H2 and PostgreSQL; identifiers are never quoted.
-- An answer is immutable: rows are added, read and, by retention, deleted; never changed.
create table recommendations (
    id uuid not null,
    created_at timestamp(6) with time zone not null,
    service varchar(100) not null,
    rulebook_name varchar(100) not null,
    rulebook_version varchar(50) not null,
    rulebook_digest varchar(100) not null,
    verdict varchar(50) not null,
    request_type varchar(500) not null,
    constraint recommendations_pk primary key (id)
);

create index recommendations_by_service on recommendations (service, created_at, id);

-- The bytes that came in and went out, gzipped, in pieces: a binary column of H2 holds 1 MiB at most.
create table recommendation_documents (
    recommendation_id uuid not null,
    document varchar(20) not null,
    piece smallint not null,
    content bytea not null,
    constraint recommendation_documents_pk primary key (recommendation_id, document, piece),
    constraint recommendation_documents_recommendation_fk
        foreign key (recommendation_id) references recommendations (id) on delete cascade
);
