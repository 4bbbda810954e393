-- Where each chain of the record ends: its last entry, and up to which entry the last checkpoint that mentions it goes.
create table audit_head (
    scope  varchar(10)  not null,
    name   varchar(200) not null,
    seq    bigint       not null,
    hash   varchar(43)  not null,
    sealed bigint       not null,
    primary key (scope, name)
);

-- The record: who did what, which rows that wrote, and the hash of the entry before. Nothing is changed here, only added.
create table audit_entry (
    scope       varchar(10)  not null,
    name        varchar(200) not null,
    seq         bigint       not null,
    kind        varchar(16)  not null,
    actor       varchar(64)  not null,
    on_behalf   varchar(64),
    address     varchar(64),
    through     varchar(200),
    about       varchar(400) not null,
    recorded_at timestamp with time zone not null,
    covered     text         not null,
    previous    varchar(43)  not null,
    hints       varchar(64)  not null,
    hash        varchar(43)  not null,
    primary key (scope, name, seq)
);
create index audit_entry_recorded_at on audit_entry (recorded_at, scope, name, seq);
create index audit_entry_actor on audit_entry (actor, recorded_at);

-- Heads as they were at a time, signed with a key that the database does not know.
create table audit_checkpoint (
    number    bigint      not null primary key,
    sealed_at timestamp with time zone not null,
    heads     text        not null,
    key_id    varchar(43) not null,
    previous  varchar(43) not null,
    hints     varchar(64) not null,
    hash      varchar(43) not null,
    signature varchar(100) not null
);

-- All that one upload corrected is covered together.
create index measurement_superseded_upload on measurement_superseded (upload);
