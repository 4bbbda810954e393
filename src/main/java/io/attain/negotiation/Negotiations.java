package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import java.time.LocalDate;
import java.util.Optional;

/** Sets agreements on their way. */
public interface Negotiations {

    /**
     * Records a draft and starts its lifecycle.
     *
     * @param document an agreement in YAML or JSON, never {@literal null}
     * @param actor the account that proposes it, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no sound agreement or the agreement is already on its way
     */
    AgreementVersion propose(String document, String actor);

    /**
     * Records the first draft of an agreement that somebody asks for and starts its lifecycle.
     *
     * @param request what is asked for, never {@literal null}
     * @param actor the account that asks, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws io.attain.problem.Problem as {@link Requests#record}
     */
    AgreementVersion request(AgreementRequest request, String actor);

    /**
     * Withdraws an agreement before it is signed. Open tasks are closed.
     *
     * @param reference its reference, never {@literal null}
     * @param actor the account that withdraws it, never {@literal null}
     * @param reason in words, never {@literal null}, at most 2000 characters
     * @throws io.attain.problem.Problem if there is no such agreement, it is signed or over, or there is no reason
     */
    void withdraw(String reference, String actor, String reason);

    /**
     * Tells for which side somebody may write terms at the moment, because a task to draft or to answer waits for them.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param user the account's name, never {@literal null}
     * @return the side, or empty if it is not that person's turn
     */
    Optional<Role> turn(String reference, String user);

    /**
     * Records an agreement that was signed elsewhere and puts it in force.
     *
     * @param document an agreement in YAML or JSON, never {@literal null}
     * @param actor the account that takes it over, never {@literal null}
     * @param signed the day on which it was signed, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws io.attain.problem.Problem as for a draft, or if the day lies in the future
     */
    AgreementVersion takeOver(String document, String actor, LocalDate signed);

    /**
     * Records a change of an agreement in force and has it drafted and signed; until it takes effect, the version in force
     * holds on.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param document the whole next version, in YAML or JSON, never {@literal null}
     * @param side whose people go on with the draft, never {@literal null}
     * @param actor the account that proposes it, never {@literal null}
     * @param words why, never {@literal null}
     * @return the recorded version, never {@literal null}
     * @throws io.attain.problem.Problem as {@link Changes#propose}
     */
    AgreementVersion amend(String reference, String document, Role side, String actor, String words);

    /**
     * Has the review run that has just been opened.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @throws io.attain.problem.Problem if the agreement does not wait for it, because something else has just happened
     */
    void wantReview(String reference, String actor);

    /**
     * Ends a signed agreement before its term.
     *
     * @param reference its reference, never {@literal null}
     * @param actor the account that ends it, never {@literal null}
     * @param reason in words, never {@literal null}, at most 2000 characters
     * @throws io.attain.problem.Problem if there is no such agreement, it is not in force, or there is no reason
     */
    void terminate(String reference, String actor, String reason);
}
