-- What files of evidence contain, by its SHA-256 in hexadecimal digits.
create table evidence_content (
    sha256  varchar(64) not null primary key,
    content blob not null
);
