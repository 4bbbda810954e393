-- Rows that are written are noted in a setting of the transaction, from which the record takes them right before the commit. So
-- what is written in another way than by the application is in no entry.
create function audit_note(rows text) returns void language sql as $$
    select set_config('attain.written', coalesce(current_setting('attain.written', true), '') || coalesce(rows, ''), true)
$$;

create function audit_note_row() returns trigger language plpgsql as $$
declare
    key text;
begin
    if tg_op = 'DELETE' then
        execute format('select ($1).%I::text', tg_argv[0]) into key using old;
    else
        execute format('select ($1).%I::text', tg_argv[0]) into key using new;
    end if;
    perform audit_note(tg_table_name || ' ' || key || chr(10));
    return null;
end
$$;

-- Tables into which many rows are written at once have one note a statement.
create function audit_note_number() returns trigger language plpgsql as $$
begin
    perform audit_note((select tg_table_name || string_agg(' ' || number, '') || chr(10) from written));
    return null;
end
$$;
create function audit_note_close_number() returns trigger language plpgsql as $$
begin
    perform audit_note((select tg_table_name || string_agg(' ' || close_number, '') || chr(10) from written));
    return null;
end
$$;
create function audit_note_verdict() returns trigger language plpgsql as $$
begin
    perform audit_note((select tg_table_name || string_agg(' ' || verdict, '') || chr(10) from written));
    return null;
end
$$;
create function audit_note_upload() returns trigger language plpgsql as $$
begin
    perform audit_note((select tg_table_name || string_agg(distinct ' ' || upload, '') || chr(10) from written));
    return null;
end
$$;

create trigger agreement_version_recorded after insert on agreement_version for each row execute function audit_note_row('number');
create trigger agreement_milestone_recorded after insert on agreement_milestone for each row execute function audit_note_row('id');
create trigger signature_recorded after insert on signature for each row execute function audit_note_row('id');
create trigger negotiation_act_recorded after insert on negotiation_act for each row execute function audit_note_row('id');
create trigger agreement_notice_recorded after insert on agreement_notice for each row execute function audit_note_row('number');
create trigger period_close_recorded after insert on period_close referencing new table as written for each statement execute function audit_note_number();
create trigger verdict_recorded after insert on verdict referencing new table as written for each statement execute function audit_note_number();
create trigger breach_recorded after insert on breach referencing new table as written for each statement execute function audit_note_verdict();
create trigger statement_recorded after insert on statement referencing new table as written for each statement execute function audit_note_close_number();
create trigger statement_event_recorded after insert on statement_event for each row execute function audit_note_row('number');
create trigger statement_answer_recorded after insert on statement_answer for each row execute function audit_note_row('number');
create trigger ledger_entry_recorded after insert on ledger_entry referencing new table as written for each statement execute function audit_note_number();
create trigger decided_credit_recorded after insert on decided_credit for each row execute function audit_note_row('number');
create trigger granted_exclusion_recorded after insert on granted_exclusion for each row execute function audit_note_row('number');
create trigger escalation_recorded after insert on escalation for each row execute function audit_note_row('number');
create trigger escalation_act_recorded after insert on escalation_act for each row execute function audit_note_row('id');
create trigger dispute_recorded after insert on dispute for each row execute function audit_note_row('number');
create trigger dispute_act_recorded after insert on dispute_act for each row execute function audit_note_row('number');
create trigger exclusion_claim_recorded after insert on exclusion_claim for each row execute function audit_note_row('number');
create trigger exclusion_act_recorded after insert on exclusion_act for each row execute function audit_note_row('number');
create trigger review_recorded after insert on review for each row execute function audit_note_row('number');
create trigger review_trigger_recorded after insert on review_trigger for each row execute function audit_note_row('number');
create trigger review_act_recorded after insert on review_act for each row execute function audit_note_row('number');
create trigger review_scorecard_recorded after insert on review_scorecard for each row execute function audit_note_row('review');
create trigger owed_report_recorded after insert on owed_report for each row execute function audit_note_row('number');
create trigger report_act_recorded after insert on report_act for each row execute function audit_note_row('number');
create trigger warning_recorded after insert on warning for each row execute function audit_note_row('number');
create trigger warning_act_recorded after insert on warning_act for each row execute function audit_note_row('number');
create trigger series_definition_recorded after insert on series_definition for each row execute function audit_note_row('number');
create trigger measurement_upload_recorded after insert on measurement_upload for each row execute function audit_note_row('number');
create trigger measurement_block_recorded after insert on measurement_block referencing new table as written for each statement execute function audit_note_number();
create trigger measurement_superseded_recorded after insert on measurement_superseded referencing new table as written for each statement execute function audit_note_upload();
create trigger account_recorded after insert or update or delete on account for each row execute function audit_note_row('name');
create trigger access_token_recorded after insert or update or delete on access_token for each row execute function audit_note_row('token_hash');
create trigger webhook_recorded after insert or update or delete on webhook for each row execute function audit_note_row('number');
create trigger evidence_recorded after insert on evidence for each row execute function audit_note_row('number');
create trigger evidence_content_recorded after insert on evidence_content for each row execute function audit_note_row('sha256');

-- What is recorded of the past is never changed, not even by the application.
create trigger audit_entry_append_only before update or delete or truncate on audit_entry for each statement execute function append_only();
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint for each statement execute function append_only();
create trigger agreement_version_append_only before update or delete or truncate on agreement_version for each statement execute function append_only();
create trigger agreement_milestone_append_only before update or delete or truncate on agreement_milestone for each statement execute function append_only();
create trigger signature_append_only before update or delete or truncate on signature for each statement execute function append_only();
create trigger negotiation_act_append_only before update or delete or truncate on negotiation_act for each statement execute function append_only();
create trigger series_definition_append_only before update or delete or truncate on series_definition for each statement execute function append_only();
create trigger measurement_block_append_only before update or delete or truncate on measurement_block for each statement execute function append_only();
create trigger measurement_superseded_append_only before update or delete or truncate on measurement_superseded for each statement execute function append_only();
create trigger audit_head_append_only before delete or truncate on audit_head for each statement execute function append_only();

create index audit_entry_on_behalf on audit_entry (on_behalf, recorded_at) where on_behalf is not null;
-- A head is written again with each entry, without a change to what is indexed.
alter table audit_head set (fillfactor = 50);
