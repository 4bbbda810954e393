-- What is recorded of the past is never changed, not even by the application.
create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'What is recorded in % is never changed or deleted.', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry for each statement execute function append_only();
create trigger verdict_append_only before update or delete or truncate on verdict for each statement execute function append_only();
create trigger breach_append_only before update or delete or truncate on breach for each statement execute function append_only();
create trigger statement_append_only before update or delete or truncate on statement for each statement execute function append_only();
create trigger statement_event_append_only before update or delete or truncate on statement_event for each statement execute function append_only();
create trigger statement_answer_append_only before update or delete or truncate on statement_answer for each statement execute function append_only();
create trigger period_close_append_only before update or delete or truncate on period_close for each statement execute function append_only();
create trigger decided_credit_append_only before update or delete or truncate on decided_credit for each statement execute function append_only();
create trigger granted_exclusion_append_only before update or delete or truncate on granted_exclusion for each statement execute function append_only();
