-- What is recorded of the past is never changed, not even by the application.
create trigger dispute_append_only before update or delete or truncate on dispute for each statement execute function append_only();
create trigger dispute_act_append_only before update or delete or truncate on dispute_act for each statement execute function append_only();
create trigger exclusion_claim_append_only before update or delete or truncate on exclusion_claim for each statement execute function append_only();
create trigger exclusion_act_append_only before update or delete or truncate on exclusion_act for each statement execute function append_only();
create trigger evidence_append_only before update or delete or truncate on evidence for each statement execute function append_only();
create trigger evidence_content_append_only before update or delete or truncate on evidence_content for each statement execute function append_only();
