create trigger manager_area_recorded after insert or update or delete on manager_area for each row execute function audit_note_row('number');
