create trigger series_recorded after insert or delete or update of id, hash, reading_hash, document, agreement, zone, complete_until on series
    for each row execute function audit_note_row('number');

-- When a token was used last is in no entry.
drop trigger access_token_recorded on access_token;
create trigger access_token_recorded after insert or delete or update of token_hash, account, label, scope, created_at, expires_at on access_token
    for each row execute function audit_note_row('token_hash');
