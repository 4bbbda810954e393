create table account (
    name          varchar(64)  not null primary key,
    display_name  varchar(200) not null,
    password_hash varchar(200) not null,
    roles         varchar(200) not null,
    demo          boolean      not null,
    enabled       boolean      not null,
    created_at    timestamp with time zone not null
);

create table access_token (
    token_hash varchar(64)  not null primary key,
    account    varchar(64)  not null references account (name),
    label      varchar(200) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index access_token_account on access_token (account);
