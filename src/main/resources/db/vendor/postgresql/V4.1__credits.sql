-- A verdict with its derivation fits a page; to compress each costs more than it saves.
alter table verdict set (toast_tuple_target = 8160);
