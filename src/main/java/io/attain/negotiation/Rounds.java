package io.attain.negotiation;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.Milestone;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Difference;
import io.attain.terms.Merge;
import io.attain.terms.YamlWriter;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each round of a negotiation changes, and how one side takes some changes of the other and leaves the rest. */
@Component
public class Rounds {

    private final AgreementRegister register;
    private final Drafts drafts;

    Rounds(AgreementRegister register, Drafts drafts) {
        this.register = register;
        this.drafts = drafts;
    }

    /**
     * Compares a revision with the one before it.
     *
     * @param revision never {@literal null}
     * @return the difference, or empty for a first revision
     */
    public Optional<Difference> last(AgreementVersion revision) {
        return register.revisions(revision.reference(), revision.version()).stream()
                .filter(it -> it.revision() < revision.revision())
                .reduce((one, next) -> next)
                .map(before -> between(before.document(), revision.document()));
    }

    /**
     * Compares a revision with what had been agreed before it, which its signatories have seen.
     *
     * @param revision never {@literal null}
     * @return the difference, or empty if no other revision had been agreed
     */
    public Optional<Difference> sinceAgreed(AgreementVersion revision) {
        return register.milestones(revision.reference()).stream()
                .filter(it -> it.milestone() == Milestone.AGREED
                        && it.version() == revision.version()
                        && it.revision() < revision.revision())
                .reduce((one, next) -> next)
                .flatMap(agreed -> register.revisions(revision.reference(), revision.version()).stream()
                        .filter(it -> it.revision() == agreed.revision())
                        .findFirst())
                .map(before -> between(before.document(), revision.document()));
    }

    /**
     * Compares what a side has in hand with what both sides have.
     *
     * @param draft never {@literal null}
     * @return the difference, or empty if the draft is no agreement in the format
     */
    public Optional<Difference> of(Drafts.Draft draft) {
        try {
            return Optional.of(between(draft.base().document(), draft.document()));
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    private static Difference between(String before, String after) {
        return Difference.between(DraftDocument.source(before), DraftDocument.source(after));
    }

    /**
     * Makes a side's draft of the other side's offer: the changes that it takes, on what it had before.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param side which side, never {@literal null}
     * @param taken the paths of the changes that it takes, never {@literal null}
     * @param actor the account that takes them, never {@literal null}
     * @throws Problem if there is no offer to take changes from, or a path is none of its changes
     */
    @Transactional
    public void take(String reference, Role side, Set<String> taken, String actor) {
        AgreementVersion offered = register.latest(reference);
        Difference difference = last(offered)
                .orElseThrow(() -> Problem.conflict("Revision " + offered.revision() + " of " + reference
                        + " is the first; there is none to go back to."));
        boolean all = difference.changes().stream().allMatch(it -> taken.contains(it.path()));
        try {
            String document = all ? offered.document() : YamlWriter.write(Merge.of(difference, taken));
            drafts.save(reference, offered.revision(), side, document, actor);
        } catch (IllegalArgumentException unknown) {
            throw Problem.refused("Such a change was not offered: " + unknown.getMessage() + ".");
        }
    }
}
