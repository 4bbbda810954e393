create trigger absence_recorded after insert, update, delete on absence for each row call "io.attain.audit.store.WrittenRows";
