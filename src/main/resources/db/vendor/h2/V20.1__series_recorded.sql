create trigger series_recorded after insert, update, delete on series for each row call "io.attain.audit.store.WrittenRows";
