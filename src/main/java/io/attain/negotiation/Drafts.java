package io.attain.negotiation;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.SupportingAgreements;
import io.attain.evaluation.Linter;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Labels;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What a side has in hand while it drafts, and what it takes to offer it. */
@Component
public class Drafts {

    /** The longest document that is kept, in characters. */
    private static final int LONGEST = 1_000_000;

    private final AgreementRegister register;
    private final WorkingCopies copies;
    private final NegotiationRecord record;
    private final Accounts accounts;
    private final SupportingAgreements supporting;
    private final AgreementAccess access;
    private final Clock clock;
    private final TransactionTemplate attempt;

    Drafts(
            AgreementRegister register,
            WorkingCopies copies,
            NegotiationRecord record,
            Accounts accounts,
            SupportingAgreements supporting,
            AgreementAccess access,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.register = register;
        this.copies = copies;
        this.record = record;
        this.accounts = accounts;
        this.supporting = supporting;
        this.access = access;
        this.clock = clock;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What a side has in hand.
     *
     * @param base the latest revision that both sides know
     * @param document what this side has written since, or the base's document
     * @param changed whether it differs from the base
     */
    public record Draft(AgreementVersion base, String document, boolean changed) {

        /**
         * Reads it as the next revision would be.
         *
         * @throws Problem if it is no sound agreement
         */
        public AgreementVersion read(String actor, Instant now) {
            return changed
                    ? new AgreementVersion(DraftDocument.read(document), base.revision() + 1, document, actor, now)
                    : base;
        }

        /** Returns what the linter says about it by itself, schema errors included. */
        public List<Finding> findings() {
            return Linter.lint(Documents.read("document", document));
        }
    }

    /**
     * Returns what a side has in hand.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param side which side, never {@literal null}
     * @throws Problem if there is no such agreement
     */
    public Draft of(String reference, Role side) {
        AgreementVersion base = register.latest(reference);
        String document = copies.find(base, side).orElse(base.document());
        return new Draft(base, document, !document.equals(base.document()));
    }

    /**
     * Returns what the linter says about a draft, schema errors included, beside the agreements in force that it rests on.
     *
     * @param draft never {@literal null}
     * @param account who reads it, never {@literal null}; of agreements that it may not read nothing is said
     * @return by line
     */
    public List<Finding> findings(Draft draft, String account) {
        Documents documents = Documents.read("document", draft.document());
        return Linter.lint(documents, supporting.of(documents, account));
    }

    /**
     * Returns what a side has in hand, as the next revision would be.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param side which side, never {@literal null}
     * @throws Problem if there is no such agreement or the draft is no sound agreement
     */
    public AgreementVersion read(String reference, Role side) {
        return of(reference, side).read("", clock.instant());
    }

    /**
     * Keeps what a side has written, sound or not, so that nothing is lost.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param revision the revision that the writer began at
     * @param side which side, never {@literal null}
     * @param document never {@literal null}
     * @param actor the account that wrote it, never {@literal null}
     * @throws Problem if there is no such agreement, the revision is not the latest any more, or the document is too long
     */
    @Transactional
    public void save(String reference, int revision, Role side, String document, String actor) {
        AgreementVersion base = register.latest(reference);
        if (base.revision() != revision) {
            throw Problem.conflict("Meanwhile there is a revision " + base.revision() + " of " + reference
                    + "; what you wrote begins at revision " + revision
                    + ". Keep a copy of it and look at what has changed.");
        }
        if (document.length() > LONGEST) {
            throw Problem.refused(
                    "A document has at most " + LONGEST + " characters; this one has " + document.length() + ".");
        }
        copies.save(base, side, document, actor);
    }

    /**
     * Checks that a side's draft can be offered.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param side which side, never {@literal null}
     * @param actor the account that wants to offer it, never {@literal null}
     * @param reason why the linter's warnings are passed over, empty for no reason, never {@literal null}
     * @throws Problem if the draft has errors, or warnings without a reason, or if somebody who must sign cannot
     */
    @Transactional
    public void check(String reference, Role side, String actor, String reason) {
        Draft draft = of(reference, side);
        List<Finding> findings = findings(draft, actor);
        List<Map<String, Object>> errors = places(findings, Severity.ERROR);
        if (!errors.isEmpty()) {
            throw Problem.refused(
                    "The draft has " + errors.size() + (errors.size() == 1 ? " error" : " errors")
                            + ", the first in line " + errors.get(0).get("line") + ": "
                            + errors.get(0).get("reason") + ". Correct it on the draft's page first.",
                    errors);
        }
        AgreementVersion version = draft.read(actor, clock.instant());
        checkBelongs(draft, version);
        List<Map<String, Object>> warnings = places(findings, Severity.WARNING);
        if (!warnings.isEmpty() && reason.isBlank()) {
            throw Problem.refused(
                    "The linter has " + warnings.size()
                            + (warnings.size() == 1 ? " warning" : " warnings") + ", the first: "
                            + warnings.get(0).get("reason") + ". Change the draft, or say why it is right as it is.",
                    warnings);
        }
        checkAppointments(draft.base(), version, side);
        checkPeople(version);
        checkRecordable(draft, actor);
        if (!warnings.isEmpty()) {
            record.add(draft.base(), Act.WARNINGS_ACCEPTED, side, actor, "", reason);
        }
    }

    private static void checkBelongs(Draft draft, AgreementVersion version) {
        if (!version.reference().equals(draft.base().reference())
                || version.version() != draft.base().version()) {
            throw Problem.refused("The draft says that it is version " + version.version() + " of "
                    + version.reference() + "; reference and version stay "
                    + draft.base().reference() + " and "
                    + draft.base().version() + ".");
        }
    }

    /** Records the draft and takes it back: what the register or a series refuses is said now, and not by a job later on. */
    private void checkRecordable(Draft draft, String actor) {
        if (draft.changed()) {
            attempt.executeWithoutResult(status -> {
                access.checkSeries(register.revise(draft.base(), draft.document(), actor));
                status.setRollbackOnly();
            });
        }
    }

    /** Else one side could answer its own offer, or read the other's notes, in somebody's name. */
    private static void checkAppointments(AgreementVersion base, AgreementVersion version, Role side) {
        Role other = Sides.other(side);
        if (!appointments(base, other).equals(appointments(version, other))) {
            throw Problem.refused("Each side appoints its own people: those of the "
                    + Labels.of(other)
                    + " stay as they are in revision " + base.revision() + ".");
        }
    }

    private static Set<Person> appointments(AgreementVersion version, Role side) {
        return version.terms().people().stream()
                .filter(person -> version.terms()
                        .party(person.party())
                        .filter(party -> party.role() == side)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * Checks that those who are needed can do their part.
     *
     * @param version never {@literal null}
     * @throws Problem if a side has no owner, or somebody who is to sign has no account that is enabled, or signs for both
     *     sides against the terms
     */
    public void checkPeople(AgreementVersion version) {
        for (Role side : Sides.ALL) {
            if (version.people(side, AgreementVersion.OWNER).stream().noneMatch(this::isEnabled)) {
                throw Problem.refused("No owner of the " + Labels.of(side)
                        + " has an account that is enabled, so nobody could answer.");
            }
        }
        List<String> provider = version.people(Role.PROVIDER, AgreementVersion.SIGNATORY);
        List<String> customer = version.people(Role.CUSTOMER, AgreementVersion.SIGNATORY);
        for (String signatory : SignOff.signatories(version)) {
            if (!isEnabled(signatory)) {
                throw Problem.refused(
                        signatory
                                + " is to sign and has no account that is enabled. Appoint somebody else under people, or ask an administrator for the account.");
            }
            if (provider.contains(signatory)
                    && customer.contains(signatory)
                    && !version.terms().negotiation().samePersonForBothSides()) {
                throw Problem.refused(
                        signatory
                                + " signs for both sides, which the terms do not allow. Appoint two persons, or say negotiation: {samePersonForBothSides: true}.");
            }
        }
    }

    private boolean isEnabled(String account) {
        return accounts.find(account).filter(Account::takesPart).isPresent();
    }

    private static List<Map<String, Object>> places(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(it -> it.severity() == severity)
                .map(DraftDocument::place)
                .toList();
    }

    /**
     * Offers a side's draft to the other side: what it has written becomes a revision.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param side which side offers, never {@literal null}
     * @param actor the account that offers it, never {@literal null}
     * @return the revision that is offered
     * @throws Problem if the draft is no sound agreement
     */
    @Transactional
    public AgreementVersion offer(String reference, Role side, String actor) {
        Draft draft = of(reference, side);
        return draft.changed() ? register.revise(draft.base(), draft.document(), actor) : draft.base();
    }
}
