package io.attain.dispute.workflow;

import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionClaims.Assessment;
import io.attain.dispute.ExclusionRecord;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over how a claimed exclusion is assessed. */
@Component
class ExclusionDecision implements TaskListener {

    private final ExclusionRecord record;
    private final ExclusionClaims claims;
    private final EngineSession session;

    ExclusionDecision(ExclusionRecord record, ExclusionClaims claims, EngineSession session) {
        this.record = record;
        this.claims = claims;
        this.session = session;
    }

    @Override
    public void notify(DelegateTask task) {
        ExclusionClaim claim = record.ofInstance(task.getProcessInstanceId());
        FormAnswer.translating(() -> claims.assess(
                claim,
                session.actor(),
                FormAnswer.choice(task, ExclusionClaimRun.DECISION, Assessment.class),
                time(task, ExclusionClaimRun.FROM),
                time(task, ExclusionClaimRun.UNTIL),
                FormAnswer.text(task, ExclusionClaimRun.REASON)));
    }

    private static @Nullable LocalDateTime time(DelegateTask task, String field) {
        String text = FormAnswer.text(task, field).replace(' ', 'T');
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            FormAnswer.require(
                    false,
                    "Please write a local date and time such as 2026-05-04T13:00 in the field “"
                            + FormAnswer.label(task, field) + "”");
            return null;
        }
    }
}
