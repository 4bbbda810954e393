-- What is recorded of warnings is never changed, not even by the application.
create trigger warning_append_only before update, delete on warning for each row call "io.attain.audit.store.AppendOnly";
create trigger warning_act_append_only before update, delete on warning_act for each row call "io.attain.audit.store.AppendOnly";
