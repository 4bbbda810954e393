-- Blocks are packed already; to compress them again costs more than it saves.
alter table measurement_block alter column ids set storage external;
alter table measurement_block alter column content set storage external;
