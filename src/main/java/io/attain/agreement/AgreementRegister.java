package io.attain.agreement;

import io.attain.terms.Agreement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All agreements with all their versions. Nothing in it is ever overwritten. */
public interface AgreementRegister {

    /**
     * Records a new draft.
     *
     * @param document an agreement in YAML or JSON, never {@literal null}
     * @param actor the account that sends it, never {@literal null}
     * @return the version, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no sound agreement, or if this version is already there, or if
     *     the agreement is under negotiation or in force
     */
    AgreementVersion draft(String document, String actor);

    /**
     * Records another revision of a version that is being negotiated.
     *
     * @param base the revision that it begins at, never {@literal null}
     * @param document the same version of the same agreement in YAML or JSON, never {@literal null}
     * @param actor the account that sends it, never {@literal null}
     * @return the revision, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no sound agreement or another one, if the base is not the latest
     *     revision any more, or if the version is not negotiated any more
     */
    AgreementVersion revise(AgreementVersion base, String document, String actor);

    /**
     * Records the next version of an agreement that is in force, which holds on while the other is negotiated.
     *
     * @param reference the agreement's, never {@literal null}
     * @param document the same agreement with {@linkplain #nextVersion the next version's number}, in YAML or JSON, never
     *     {@literal null}
     * @param actor the account that sends it, never {@literal null}
     * @return the version, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no sound agreement, another one or another version, takes effect
     *     before the version in force, if the agreement is not in force, or if another change of it is under way
     */
    AgreementVersion amend(String reference, String document, String actor);

    /**
     * Checks that a change of an agreement in force takes effect from today on, in its zone. One that took effect in the past would judge
     * anew what has begun, and been judged and settled, by other terms. Where nothing is in force yet, every day is good.
     *
     * @param terms what is written, offered or signed, never {@literal null}
     * @throws io.attain.problem.Problem if its day has passed
     */
    void checkIsAhead(Agreement terms);

    /**
     * Tells the number of the version that would be recorded next.
     *
     * @param reference an existing agreement's, never {@literal null}
     * @return one more than that of the latest version
     */
    int nextVersion(String reference);

    /**
     * Finds the version of an agreement that holds, in its latest revision: the one that came in force last, also when its
     * time is over, and the latest where none has, or where another is negotiated after the end.
     *
     * @param reference never {@literal null}
     * @return the version, or empty if there is no such agreement
     */
    Optional<AgreementVersion> find(String reference);

    /**
     * Gets the version of an agreement that holds, see {@link #find}.
     *
     * @param reference never {@literal null}
     * @return the version, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such agreement
     */
    AgreementVersion get(String reference);

    /**
     * Gets the latest revision of the latest version of an agreement: the one that is negotiated, or was last.
     *
     * @param reference never {@literal null}
     * @return the version, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such agreement
     */
    AgreementVersion latest(String reference);

    /**
     * Gets all versions of an agreement, each in its latest revision.
     *
     * @param reference never {@literal null}
     * @return in order of their numbers, empty if there is no such agreement
     */
    List<AgreementVersion> versions(String reference);

    /**
     * Gets the revisions of a version.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param version the version's number
     * @return in order of their numbers, empty if there is no such version
     */
    List<AgreementVersion> revisions(String reference, int version);

    /**
     * Gets the versions that have ever been in force, which are those that judge.
     *
     * @param reference never {@literal null}
     * @return in order of their numbers, possibly empty
     */
    List<AgreementVersion> versionsInForce(String reference);

    /**
     * Gets the versions of many agreements that have ever been in force.
     *
     * @param references never {@literal null}
     * @return by reference, without those of which no version has been in force
     */
    Map<String, AgreementInForce> inForce(Collection<String> references);

    /**
     * Lists the versions of all agreements that have an objective on a series.
     *
     * @param series the series' id, never {@literal null}
     * @return in the order in which they were recorded, possibly empty
     */
    List<AgreementVersion> versionsReading(String series);

    /**
     * Lists the agreements whose version that holds rests on another agreement.
     *
     * @param reference the other's, never {@literal null}
     * @return their versions that hold, in order of their references, possibly empty
     */
    List<AgreementVersion> restingOn(String reference);

    /**
     * Lists all agreements with the version that holds and its status.
     *
     * @return in order of their references, never {@literal null}
     */
    List<Entry> all();

    /**
     * Tells how some agreements stand.
     *
     * @param references never {@literal null}
     * @return by reference, without those that there are not
     */
    Map<String, Standing> standing(Collection<String> references);

    /**
     * Records that an agreement has reached a milestone, and announces that {@linkplain ReachedMilestone it has} within the
     * transaction. To record the last one again changes nothing.
     *
     * @param version whose, never {@literal null}
     * @param milestone which, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @param reason in words, empty for none, never {@literal null}
     */
    void reach(AgreementVersion version, Milestone milestone, String actor, String reason);

    /**
     * Lists what became of an agreement.
     *
     * @param reference never {@literal null}
     * @return in the order in which it happened, empty if there is no such agreement
     */
    List<ReachedMilestone> milestones(String reference);

    /**
     * Tells an agreement's status.
     *
     * @param reference an existing agreement's, never {@literal null}
     * @return the last milestone that the version that holds has reached, never {@literal null}
     */
    Milestone status(String reference);

    /**
     * Tells the status of a version, such as one that is negotiated while another is in force.
     *
     * @param version a recorded one, never {@literal null}
     * @return the last milestone that it has reached, never {@literal null}
     */
    Milestone status(AgreementVersion version);

    /**
     * A line of the list of agreements.
     *
     * @param reference the agreement's reference
     * @param version the number of the version that holds
     * @param title that version's title
     * @param status the last milestone that it has reached
     */
    record Entry(String reference, int version, String title, Milestone status) {}

    /**
     * How an agreement stands.
     *
     * @param holds the version that holds, see {@link #find}
     * @param status the last milestone that it has reached
     * @param latest the latest version, which may be another
     * @param latestStatus the last milestone that the latest version has reached
     */
    record Standing(AgreementVersion holds, Milestone status, AgreementVersion latest, Milestone latestStatus) {

        /** Tells whether another version is negotiated, or signed and not in force yet. */
        public boolean isChanging() {
            return latest.version() != holds.version() && !latestStatus.isLast();
        }
    }
}
