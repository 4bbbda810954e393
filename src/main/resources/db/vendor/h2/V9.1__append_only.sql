-- What is recorded of the past is never changed, not even by the application.
create trigger report_act_append_only before update, delete on report_act for each row call "io.attain.audit.store.AppendOnly";
