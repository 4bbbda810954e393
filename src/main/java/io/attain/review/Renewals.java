package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Renewal.Mode;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an agreement when its term is over, by the terms' clause on renewal. */
@Component
public class Renewals {

    private static final int LONGEST_WORDS = 2000;

    private static final Set<Milestone> NEGOTIATED = EnumSet.of(Milestone.DRAFTED, Milestone.OFFERED, Milestone.AGREED);

    private final AgreementRegister register;
    private final ReviewRecord record;
    private final Negotiations negotiations;
    private final Clock clock;

    Renewals(AgreementRegister register, ReviewRecord record, Negotiations negotiations, Clock clock) {
        this.register = register;
        this.record = record;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /**
     * Gives notice that an agreement which would go on by itself ends with its term.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param account an owner of either side, never {@literal null}
     * @param words why, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if the account is no owner, the agreement is not in force or does not go on by itself, notice is too
     *     late or given already, or there is no reason
     */
    @Transactional
    public Notice giveNotice(String reference, String account, String words) {
        AgreementVersion version = register.get(reference);
        Agreement terms = version.terms();
        Role side = ReviewPeople.side(version, account)
                .orElseThrow(() -> Problem.forbidden("Notice of " + reference
                        + " is given by somebody who has the duty “owner” for the customer or the provider."));
        if (register.status(version) != Milestone.IN_FORCE) {
            throw Problem.conflict("Notice is given of an agreement in force; the status of " + reference + " is "
                    + register.status(version) + ".");
        }
        if (terms.renewal() == null || terms.renewal().mode() != Mode.AUTOMATIC) {
            throw Problem.conflict(reference + " does not go on by itself: it ends with its term, on "
                    + terms.term().until() + ", unless all sign another. No notice is needed.");
        }
        Instant until = ReviewSchedule.noticeUntil(terms);
        if (!clock.instant().isBefore(until)) {
            throw Problem.conflict("Notice of " + reference + " was due before " + local(until, terms.zone())
                    + "; the agreement goes on for another term. Ask for a review to end it by consent.");
        }
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw Problem.refused("Notice needs a reason in “words”, of at most " + LONGEST_WORDS + " characters.");
        }
        Notice notice = new Notice(reference, version.version(), side, account, words, clock.instant());
        record.give(notice);
        return notice;
    }

    private static String local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime().toString();
    }

    /**
     * Tells whether an agreement whose term is over goes on by its own terms: they say so, and nobody has given notice.
     *
     * @param reference the agreement's reference, never {@literal null}
     */
    public boolean isByTerms(String reference) {
        AgreementVersion version = register.get(reference);
        return version.terms().renewal() != null
                && version.terms().renewal().mode() == Mode.AUTOMATIC
                && record.notice(reference, version.version()).isEmpty();
    }

    /**
     * Records the next term of an agreement that goes on by its own terms: the same terms for as long again. What is
     * negotiated by then is withdrawn, since it changes a term that is over.
     *
     * @param reference the agreement's reference, never {@literal null}
     */
    @Transactional
    public void renewByTerms(String reference) {
        AgreementVersion holds = register.get(reference);
        AgreementVersion latest = register.latest(reference);
        if (latest.version() != holds.version() && NEGOTIATED.contains(register.status(latest))) {
            negotiations.withdraw(reference, Reviews.ENGINE, "The term was over; propose the change of the next one.");
        }
        String document = NextVersion.renewed(holds, register.nextVersion(reference), null);
        AgreementVersion next = register.amend(reference, document, Reviews.ENGINE);
        register.reach(next, Milestone.SIGNED, Reviews.ENGINE, "Renewed by its own terms: nobody gave notice in time.");
    }
}
