-- What is recorded of the past is never changed, not even by the application.
create trigger report_act_append_only before update or delete or truncate on report_act for each statement execute function append_only();
