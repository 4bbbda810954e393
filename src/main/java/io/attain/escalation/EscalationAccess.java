package io.attain.escalation;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.problem.Problem;
import org.springframework.stereotype.Component;

/** What the logged-in account may do with escalations. */
@Component
public class EscalationAccess {

    private final EscalationRecord record;
    private final Escalating escalating;
    private final AgreementAccess agreements;

    EscalationAccess(EscalationRecord record, Escalating escalating, AgreementAccess agreements) {
        this.record = record;
        this.escalating = escalating;
        this.agreements = agreements;
    }

    /**
     * Gets an escalation that the account may read: those of the agreements that it may read.
     *
     * @param number the escalation's number
     * @return never {@literal null}
     * @throws Problem if there is none, or none for this account, which looks the same
     */
    public Escalation read(long number) {
        return record.find(number)
                .filter(it -> reads(it.reference()))
                .orElseThrow(() -> Problem.unknown("There is no escalation " + number + "."));
    }

    private boolean reads(String reference) {
        try {
            agreements.read(reference);
            return true;
        } catch (Problem unknown) {
            return false;
        }
    }

    /**
     * Whether the account may acknowledge an escalation: those who have it, while it is to be acknowledged.
     * Auditors change nothing.
     *
     * @param escalation never {@literal null}
     */
    public boolean acknowledges(Escalation escalation) {
        Login login = Login.current();
        return escalation.standing().status() == Status.OPEN
                && !login.is(Role.AUDITOR)
                && escalating.people(escalation).contains(login.name());
    }

    /**
     * Whether the account may raise, lower or hand over an escalation that is not over: managers, the owners on either side,
     * and those who have it.
     *
     * @param escalation never {@literal null}
     */
    public boolean moves(Escalation escalation) {
        Login login = Login.current();
        if (!escalation.standing().status().isRunning() || login.is(Role.AUDITOR)) {
            return false;
        }
        AgreementVersion version = escalating.latest(escalation.reference());
        return agreements.manages(version)
                || version.appointment(login.name(), AgreementVersion.OWNER).isPresent()
                || escalating.people(escalation).contains(login.name());
    }

    /**
     * Checks that the account may acknowledge an escalation.
     *
     * @param escalation never {@literal null}
     * @throws Problem if it may not
     */
    public void checkAcknowledging(Escalation escalation) {
        checkRunning(escalation);
        if (!acknowledges(escalation)) {
            throw Problem.forbidden("Only those who have it can acknowledge escalation " + escalation.number() + ".");
        }
    }

    /**
     * Checks that the account may raise, lower or hand over an escalation.
     *
     * @param escalation never {@literal null}
     * @throws Problem if it may not
     */
    public void checkMoving(Escalation escalation) {
        checkRunning(escalation);
        if (!moves(escalation)) {
            throw Problem.forbidden("Escalation " + escalation.number() + " is moved by a manager, an owner of "
                    + escalation.reference() + ", or those who have it.");
        }
    }

    private static void checkRunning(Escalation escalation) {
        if (!escalation.standing().status().isRunning()) {
            throw Problem.conflict("Escalation " + escalation.number() + " is over.");
        }
    }
}
