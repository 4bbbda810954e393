-- What is recorded of the past is never changed, not even by the application.
create trigger review_append_only before update, delete on review for each row call "io.attain.audit.store.AppendOnly";
create trigger review_trigger_append_only before update, delete on review_trigger for each row call "io.attain.audit.store.AppendOnly";
create trigger review_act_append_only before update, delete on review_act for each row call "io.attain.audit.store.AppendOnly";
create trigger review_scorecard_append_only before update, delete on review_scorecard for each row call "io.attain.audit.store.AppendOnly";
create trigger agreement_notice_append_only before update, delete on agreement_notice for each row call "io.attain.audit.store.AppendOnly";
