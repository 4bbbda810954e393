-- What is recorded of the past is never changed, not even by the application.
create trigger dispute_append_only before update, delete on dispute for each row call "io.attain.audit.store.AppendOnly";
create trigger dispute_act_append_only before update, delete on dispute_act for each row call "io.attain.audit.store.AppendOnly";
create trigger exclusion_claim_append_only before update, delete on exclusion_claim for each row call "io.attain.audit.store.AppendOnly";
create trigger exclusion_act_append_only before update, delete on exclusion_act for each row call "io.attain.audit.store.AppendOnly";
create trigger evidence_append_only before update, delete on evidence for each row call "io.attain.audit.store.AppendOnly";
create trigger evidence_content_append_only before update, delete on evidence_content for each row call "io.attain.audit.store.AppendOnly";
