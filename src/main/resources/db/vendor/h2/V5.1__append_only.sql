-- What is recorded of the past is never changed, not even by the application.
create trigger ledger_entry_append_only before update, delete on ledger_entry for each row call "io.attain.audit.store.AppendOnly";
create trigger verdict_append_only before update, delete on verdict for each row call "io.attain.audit.store.AppendOnly";
create trigger breach_append_only before update, delete on breach for each row call "io.attain.audit.store.AppendOnly";
create trigger statement_append_only before update, delete on statement for each row call "io.attain.audit.store.AppendOnly";
create trigger statement_event_append_only before update, delete on statement_event for each row call "io.attain.audit.store.AppendOnly";
create trigger statement_answer_append_only before update, delete on statement_answer for each row call "io.attain.audit.store.AppendOnly";
create trigger period_close_append_only before update, delete on period_close for each row call "io.attain.audit.store.AppendOnly";
create trigger decided_credit_append_only before update, delete on decided_credit for each row call "io.attain.audit.store.AppendOnly";
create trigger granted_exclusion_append_only before update, delete on granted_exclusion for each row call "io.attain.audit.store.AppendOnly";
