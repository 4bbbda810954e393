create trigger manager_area_recorded after insert, update, delete on manager_area for each row call "io.attain.audit.store.WrittenRows";
