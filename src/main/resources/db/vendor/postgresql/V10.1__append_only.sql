-- What is recorded of warnings is never changed, not even by the application.
create trigger warning_append_only before update or delete or truncate on warning for each statement execute function append_only();
create trigger warning_act_append_only before update or delete or truncate on warning_act for each statement execute function append_only();
