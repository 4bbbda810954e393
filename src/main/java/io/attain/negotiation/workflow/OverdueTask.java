package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.Answer;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.negotiation.SignOff;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.negotiation.workflow.AgreementViews.LateSignature;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Asks a signatory's superior, an executive of the same side or else its owners, to see to a signature that is late. */
@Component
class OverdueTask implements TaskListener {

    private static final String EXECUTIVE = "executive";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final AgreementRegister register;
    private final NegotiationRecord record;
    private final Signatures signatures;
    private final SigningDeadlines deadlines;
    private final AgreementViews views;
    private final Clock clock;

    OverdueTask(
            AgreementRegister register,
            NegotiationRecord record,
            Signatures signatures,
            SigningDeadlines deadlines,
            AgreementViews views,
            Clock clock) {
        this.register = register;
        this.record = record;
        this.signatures = signatures;
        this.deadlines = deadlines;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        AgreementVersion version = register.latest(task.getExecution().getProcessBusinessKey());
        String signatory = String.valueOf(task.getVariable(AgreementSignOff.SIGNATORY));
        Role side = Sides.of(version, signatory).get(0);
        List<String> executives = version.people(side, EXECUTIVE);
        task.addCandidateUsers(executives.isEmpty() ? version.people(side, AgreementVersion.OWNER) : executives);
        // What is late is what was due: so the task stands among the overdue ones from the start.
        Instant due = deadlines.overdueAt(version);
        task.setDueDate(Date.from(due));
        task.setFollowUpDate(Date.from(clock.instant()));
        AgreementViews.describe(task, version, signatory + " has not signed in time");
        record.add(version, Act.ESCALATED, null, EngineSession.ENGINE, signatory, "");
        FormAnswer.shield(task, AgreementSignOff.DECISION, AgreementSignOff.REASON, AgreementSignOff.DELEGATE);
        TaskView.show(task, views.signed(version, side, words -> late(version, side, signatory, due, words)));
    }

    private LateSignature late(AgreementVersion version, Role side, String signatory, Instant due, FormWords words) {
        String signer = signatures.signer(version, signatory);
        List<String> signing = SignOff.signatories(version);
        String colleagues = version.terms().people().stream()
                .map(Person::user)
                .distinct()
                .filter(it -> Sides.of(version, it).contains(side))
                .filter(it -> !it.equals(signer) && !signing.contains(it))
                .collect(Collectors.joining(", "));
        String signed = signatures.of(version).stream()
                .filter(it -> it.answer() == Answer.SIGNED)
                .map(Signature::account)
                .collect(Collectors.joining(", "));
        return new LateSignature(
                signer.equals(signatory) ? signatory : words.say("form.late.deputy", signer, signatory),
                TIME.format(due.atZone(version.terms().zone())),
                signed.isEmpty() ? words.say("form.late.nobody") : signed,
                colleagues.isEmpty() ? words.say("form.late.alone") : colleagues);
    }
}
