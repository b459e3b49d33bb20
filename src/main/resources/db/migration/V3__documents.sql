-- Common subset of H2 and PostgreSQL; identifiers are never quoted.
-- Each document is kept once, under the digest of its bytes: many recommendations answer the same question.
create table documents (
    document varchar(100) not null,
    piece smallint not null,
    content bytea not null,
    constraint documents_pk primary key (document, piece)
);

-- What was kept before keeps a document of its own; its answers hold their id and time already.
insert into documents (document, piece, content)
    select cast(recommendation_id as varchar(36)) || '-' || document, piece, content
    from recommendation_documents;
alter table recommendations add column request_document varchar(100);
alter table recommendations add column answer_document varchar(100);
alter table recommendations add column answer_whole boolean default false not null;
update recommendations set
    request_document = cast(id as varchar(36)) || '-request',
    answer_document = cast(id as varchar(36)) || '-answer',
    answer_whole = true;
alter table recommendations alter column request_document set not null;
alter table recommendations alter column answer_document set not null;
drop table recommendation_documents;
