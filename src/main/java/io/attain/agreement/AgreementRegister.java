package io.attain.agreement;

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
     * Finds the latest revision of the latest version of an agreement.
     *
     * @param reference never {@literal null}
     * @return the version, or empty if there is no such agreement
     */
    Optional<AgreementVersion> find(String reference);

    /**
     * Gets the latest revision of the latest version of an agreement.
     *
     * @param reference never {@literal null}
     * @return the version, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such agreement
     */
    AgreementVersion get(String reference);

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
     * Lists all agreements with their latest version and status.
     *
     * @return in order of their references, never {@literal null}
     */
    List<Entry> all();

    /**
     * Records that an agreement has reached a milestone. To record the last one again changes nothing.
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
     * @return the last milestone that was reached, never {@literal null}
     */
    Milestone status(String reference);

    /**
     * A line of the list of agreements.
     *
     * @param reference the agreement's reference
     * @param version its latest version
     * @param title that version's title
     * @param status the last milestone
     */
    record Entry(String reference, int version, String title, Milestone status) {}
}
