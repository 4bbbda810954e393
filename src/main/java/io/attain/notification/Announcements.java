package io.attain.notification;

import io.attain.access.Absence;
import io.attain.access.AbsenceBegun;
import io.attain.access.AbsenceSet;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.StatementSettled;
import io.attain.escalation.Breach;
import io.attain.escalation.Escalation;
import io.attain.escalation.LevelReached;
import io.attain.negotiation.SignatoryReminded;
import io.attain.review.ReviewersReminded;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes notices of what happens to agreements, where no task tells of it. */
@Component
class Announcements {

    private final AgreementRegister register;
    private final Telling telling;

    Announcements(AgreementRegister register, Telling telling) {
        this.register = register;
        this.telling = telling;
    }

    /** The owners of both sides learn how far a breach has climbed; those who have it now have a task that says so. */
    @EventListener
    void on(LevelReached reached) {
        Escalation escalation = reached.escalation();
        Breach breach = escalation.breach();
        int level = escalation.standing().level();
        telling.tell(owners(breach.reference())
                .filter(it -> !reached.people().contains(it))
                .map(it -> new Notice(
                        it,
                        Kind.ESCALATION,
                        "escalation " + escalation.number() + " " + reached.act(),
                        breach.reference(),
                        "level",
                        List.of(breach.reference(), objective(breach), breach.period(), String.valueOf(level)),
                        "/escalations/" + escalation.number(),
                        escalation.standing().nextAt()))
                .toList());
    }

    private String objective(Breach breach) {
        return register.get(breach.reference())
                .terms()
                .objective(breach.objective())
                .map(Objective::name)
                .orElse(breach.objective());
    }

    /** The owners of both sides learn what a statement came to. */
    @EventListener
    void on(StatementSettled settled) {
        telling.tell(owners(settled.reference())
                .map(it -> new Notice(
                        it,
                        Kind.STATEMENT,
                        "settled " + settled.close(),
                        settled.reference(),
                        "settled",
                        List.of(
                                settled.reference(),
                                settled.period(),
                                settled.amount().toPlainString(),
                                settled.currency()),
                        "/agreements/" + settled.reference() + "/statements/" + settled.close(),
                        null))
                .toList());
    }

    /** Who stands in learns it when it begins. */
    @EventListener
    void on(AbsenceBegun begun) {
        Absence absence = begun.absence();
        tell(absence.deputy(), absence, "begun", absence.account(), absence.last());
    }

    /** Who is away by somebody else's word learns that, and by whose. */
    @EventListener
    void on(AbsenceSet set) {
        Absence absence = set.absence();
        tell(absence.account(), absence, "set", absence.plannedBy(), absence.first(), absence.last(), absence.deputy());
    }

    private void tell(String account, Absence absence, String what, Object... values) {
        telling.tell(List.of(new Notice(
                account,
                Kind.TASK,
                "absence " + absence.number() + " " + what,
                null,
                "absence." + what,
                Stream.of(values).map(Object::toString).toList(),
                "/me/absences",
                null)));
    }

    @EventListener
    void on(SignatoryReminded reminded) {
        telling.tell(List.of(new Notice(
                reminded.account(),
                Kind.REMINDER,
                "signature " + reminded.reference() + " " + reminded.version() + " " + reminded.at(),
                reminded.reference(),
                "remind.signature",
                List.of(reminded.reference(), String.valueOf(reminded.version())),
                "/agreements/" + reminded.reference(),
                null)));
    }

    @EventListener
    void on(ReviewersReminded reminded) {
        String reference = reminded.review().reference();
        long number = reminded.review().number();
        telling.tell(reminded.accounts().stream()
                .map(it -> new Notice(
                        it,
                        Kind.REMINDER,
                        "review " + number + " " + reminded.at(),
                        reference,
                        "remind.review",
                        List.of(reference),
                        "/agreements/" + reference + "/reviews/"
                                + reminded.review().ordinal(),
                        null))
                .toList());
    }

    private Stream<String> owners(String reference) {
        AgreementVersion version = register.get(reference);
        return Stream.of(Role.CUSTOMER, Role.PROVIDER)
                .flatMap(it -> version.people(it, AgreementVersion.OWNER).stream())
                .distinct();
    }
}
