package io.attain.dispute;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the logged-in account may do with disputes and claimed exclusions. Whoever reads an agreement reads them. */
@Component
public class DisputeAccess {

    private final AgreementRegister register;
    private final Disputes disputes;
    private final ExclusionClaims claims;
    private final AgreementAccess agreements;

    DisputeAccess(AgreementRegister register, Disputes disputes, ExclusionClaims claims, AgreementAccess agreements) {
        this.agreements = agreements;
        this.register = register;
        this.disputes = disputes;
        this.claims = claims;
    }

    /**
     * Gets a dispute that the account may read.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none, or none for this account, which looks the same
     */
    public Dispute dispute(long number) {
        Dispute dispute = disputes.get(number);
        if (!reads(dispute.reference())) {
            throw Problem.unknown("There is no dispute " + number + ".");
        }
        return dispute;
    }

    /**
     * Gets a claimed exclusion that the account may read.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none, or none for this account, which looks the same
     */
    public ExclusionClaim exclusion(long number) {
        ExclusionClaim claim = claims.get(number);
        if (!reads(claim.reference())) {
            throw Problem.unknown("There is no exclusion claim " + number + ".");
        }
        return claim;
    }

    private boolean reads(String reference) {
        return agreements.reads(register.get(reference));
    }

    /**
     * Tells whether the account may dispute statements of an agreement and claim exclusions: owners on either side.
     *
     * @param version never {@literal null}
     */
    public boolean claims(AgreementVersion version) {
        return isOwner(version, io.attain.terms.Agreement.Role.CUSTOMER)
                || isOwner(version, io.attain.terms.Agreement.Role.PROVIDER);
    }

    /**
     * Tells whether the account may withdraw what a side claims: the owners on that side.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param claimant provider or customer, never {@literal null}
     */
    public boolean withdraws(String reference, io.attain.terms.Agreement.Role claimant) {
        return isOwner(register.get(reference), claimant);
    }

    private static boolean isOwner(AgreementVersion version, io.attain.terms.Agreement.Role side) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR)
                && version.people(side, AgreementVersion.OWNER).contains(login.name());
    }

    /**
     * Tells whether the account may answer what is asked: those who are.
     *
     * @param step never {@literal null}
     */
    public boolean answers(OpenStep step) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR) && step.asks(login.name());
    }

    /**
     * Tells whether the account may hand over what is asked: managers, and those with the same duty.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param step never {@literal null}
     */
    public boolean handsOver(String reference, OpenStep step) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR) && (agreements.manages(register.get(reference)) || step.concerns(login.name()));
    }

    /**
     * Picks the task that the account answers.
     *
     * @param open the open tasks of a dispute or claim, never {@literal null}
     * @param task the task's id, never {@literal null}
     * @throws Problem if that is not asked any more, or not of the account
     */
    public OpenStep answered(List<OpenStep> open, String task) {
        OpenStep step = picked(open, task);
        if (!answers(step)) {
            throw Problem.forbidden("This is answered by those who are asked.");
        }
        return step;
    }

    /**
     * Picks the task that the account hands over.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param open the open tasks of a dispute or claim, never {@literal null}
     * @param task the task's id, never {@literal null}
     * @throws Problem if that is not asked any more, or not the account's to hand over
     */
    public OpenStep handedOver(String reference, List<OpenStep> open, String task) {
        OpenStep step = picked(open, task);
        if (!handsOver(reference, step)) {
            throw Problem.forbidden("This is handed over by a manager, or by those who have the duty.");
        }
        return step;
    }

    private static OpenStep picked(List<OpenStep> open, String task) {
        return open.stream()
                .filter(it -> it.task().equals(task))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("This is no longer asked; look at what comes next."));
    }

    /**
     * Tells whether the account may add evidence: everybody who has a part in the agreement, its mediator and arbiter among
     * them.
     *
     * @param reference the agreement's reference, never {@literal null}
     */
    public boolean addsEvidence(String reference) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR) && register.get(reference).concerns(login.name());
    }

    /**
     * Checks that the account may dispute statements of an agreement and claim exclusions.
     *
     * @param version never {@literal null}
     * @throws Problem if it may not
     */
    public void checkClaiming(AgreementVersion version) {
        if (!claims(version)) {
            throw Problem.forbidden(
                    "Statements of " + version.reference()
                            + " are disputed, and exclusions claimed, by somebody who has the duty “owner” for the customer or the provider.");
        }
    }

    /**
     * Checks that the account may withdraw what a side claims.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param claimant provider or customer, never {@literal null}
     * @throws Problem if it may not
     */
    public void checkWithdrawing(String reference, io.attain.terms.Agreement.Role claimant) {
        if (!withdraws(reference, claimant)) {
            throw Problem.forbidden(
                    "What is claimed is withdrawn by somebody who has the duty “owner” on the side that claims it.");
        }
    }

    /**
     * Checks that the account may add evidence.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @throws Problem if it may not
     */
    public void checkAddingEvidence(String reference) {
        if (!addsEvidence(reference)) {
            throw Problem.forbidden("Evidence is added by those who have a part in " + reference + ".");
        }
    }
}
