-- What the key that seals the record says of an entry when it is written, so that one that is added here by somebody else is found.
alter table audit_entry add column mac varchar(43);
