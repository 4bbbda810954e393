-- In which zone the days of an absence are, null for UTC; who planned it, and who wrote it last, null for the one who is away.
alter table absence add column zone varchar(64);
alter table absence add column planned_by varchar(64);
alter table absence add column changed_by varchar(64);
