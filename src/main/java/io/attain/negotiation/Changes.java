package io.attain.negotiation;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of agreements in force: the next version, while the one in force holds on. */
@Component
public class Changes {

    private static final int LONGEST_WORDS = 2000;

    private final AgreementAccess access;
    private final AgreementRegister register;
    private final NegotiationRecord record;

    Changes(AgreementRegister register, NegotiationRecord record, AgreementAccess access) {
        this.access = access;
        this.register = register;
        this.record = record;
    }

    /**
     * Records the first draft of a change.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param document the whole next version, in YAML or JSON, never {@literal null}
     * @param side whose people go on with the draft, never {@literal null}
     * @param actor the account that proposes it, never {@literal null}
     * @param words why, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws Problem if there is no reason or it is too long, or as {@link AgreementRegister#amend} and
     *     {@link AgreementRegister#checkIsAhead}
     */
    @Transactional
    public AgreementVersion propose(String reference, String document, Role side, String actor, String words) {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw Problem.refused("A change needs a reason in “words”, of at most " + LONGEST_WORDS + " characters.");
        }
        AgreementVersion version = register.amend(reference, document, actor);
        register.checkIsAhead(version.terms());
        access.checkSeries(version);
        record.add(version, Act.CHANGE_PROPOSED, null, actor, side.name(), words);
        return version;
    }

    /**
     * Puts an agreement's time to an end. A change that is not in force by then never will be.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param end how it ended, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @param reason in words, empty for none, never {@literal null}
     */
    @Transactional
    public void end(String reference, Milestone end, String actor, String reason) {
        AgreementVersion holds = register.get(reference);
        AgreementVersion latest = register.latest(reference);
        if (latest.version() != holds.version() && !register.status(latest).isLast()) {
            register.reach(latest, Milestone.WITHDRAWN, actor, "The agreement ended before.");
        }
        register.reach(holds, end, actor, reason);
    }

    /**
     * Closes an agreement of which nothing is open any more. Where another version has been drafted meanwhile, that one's
     * story goes on.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     */
    @Transactional
    public void close(String reference, String actor) {
        AgreementVersion holds = register.get(reference);
        if (register.status(holds).isLast()) {
            register.reach(holds, Milestone.CLOSED, actor, "");
        }
    }
}
