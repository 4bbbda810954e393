-- What happened in an escalation is never changed, not even by the application. Where it stands, in the table escalation,
-- is kept for the board and follows from that.
create trigger escalation_act_append_only before update, delete on escalation_act for each row call "io.attain.audit.store.AppendOnly";
