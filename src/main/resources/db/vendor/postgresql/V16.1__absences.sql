create trigger absence_recorded after insert or update or delete on absence for each row execute function audit_note_row('number');
