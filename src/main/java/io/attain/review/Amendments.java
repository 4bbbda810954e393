package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Changes;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes and renewals of agreements in force: what their drafts begin with. */
@Component
public class Amendments {

    private final AgreementRegister register;
    private final Changes changes;
    private final Negotiations negotiations;
    private final Clock clock;

    Amendments(AgreementRegister register, Changes changes, Negotiations negotiations, Clock clock) {
        this.register = register;
        this.changes = changes;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /**
     * What somebody proposes.
     *
     * @param words why
     * @param document the whole next version, {@literal null} to begin with the terms in force
     * @param effective from when it is to judge, where there is no document; {@literal null} for the first of next month
     * @param until the day after the last of the next term, to renew the agreement after its term; {@literal null} for a
     *     change within it
     */
    public record Proposal(
            @Nullable String words,
            @Nullable String document,
            @Nullable LocalDate effective,
            @Nullable LocalDate until) {}

    /**
     * Proposes a change and has it drafted and signed.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param proposal never {@literal null}
     * @param account an owner of either side, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws Problem if the account is no owner, something in the proposal is missing or contradicts itself, or as
     *     {@link Changes#propose}
     */
    @Transactional
    public AgreementVersion propose(String reference, Proposal proposal, String account) {
        AgreementVersion holds = register.get(reference);
        Role side = ReviewPeople.side(holds, account)
                .orElseThrow(() -> Problem.forbidden("A change of " + reference
                        + " is proposed by somebody who has the duty “owner” for the customer or the provider."));
        if (proposal.document() != null && (proposal.effective() != null || proposal.until() != null)) {
            throw Problem.refused("The document says itself from when and until when it holds;"
                    + " leave out “effective” and “until”, or the document.");
        }
        if (proposal.until() != null && proposal.effective() != null) {
            throw Problem.refused("A next term begins when this one is over, on "
                    + holds.terms().term().until()
                    + "; leave out “effective”, or “until” for a change within the term.");
        }
        String document = proposal.document();
        if (document == null) {
            document = proposal.until() == null
                    ? changed(holds, proposal.effective())
                    : NextVersion.renewed(holds, register.nextVersion(reference), proposal.until());
        }
        String words = proposal.words() == null ? "" : proposal.words().strip();
        return negotiations.amend(reference, document, side, account, words);
    }

    /** Records the first draft of a change; the review that decided on it hands it on. */
    AgreementVersion draft(
            AgreementVersion holds, Role side, String account, @Nullable LocalDate effective, String words) {
        return changes.propose(holds.reference(), changed(holds, effective), side, account, words);
    }

    /** Records the first draft of the next term; the review that decided on it hands it on. */
    AgreementVersion draftRenewal(
            AgreementVersion holds, Role side, String account, @Nullable LocalDate until, String words) {
        String document = NextVersion.renewed(holds, register.nextVersion(holds.reference()), until);
        return changes.propose(holds.reference(), document, side, account, words);
    }

    /** Most periods begin with a month, and a change judges the periods that begin after it has come. */
    private String changed(AgreementVersion holds, @Nullable LocalDate effective) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), holds.terms().zone());
        LocalDate day = effective == null ? today.with(TemporalAdjusters.firstDayOfNextMonth()) : effective;
        return NextVersion.from(holds, register.nextVersion(holds.reference()), day);
    }
}
