-- What is recorded of the past is never changed, not even by the application.
create trigger review_append_only before update or delete or truncate on review for each statement execute function append_only();
create trigger review_trigger_append_only before update or delete or truncate on review_trigger for each statement execute function append_only();
create trigger review_act_append_only before update or delete or truncate on review_act for each statement execute function append_only();
create trigger review_scorecard_append_only before update or delete or truncate on review_scorecard for each statement execute function append_only();
create trigger agreement_notice_append_only before update or delete or truncate on agreement_notice for each statement execute function append_only();
