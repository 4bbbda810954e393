package io.attain.dispute;

import io.attain.terms.Exclusion.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of claimed exclusions. It is added to and never changed. */
public interface ExclusionRecord {

    /**
     * Records a claim.
     *
     * @param claim its number and when it was claimed are not read, never {@literal null}
     * @return the same with both
     */
    ExclusionClaim add(ExclusionClaim claim);

    /**
     * Records what was done.
     *
     * @param claim the claim's number
     * @param kind what was done, never {@literal null}
     * @param account who did it, never {@literal null}
     * @param window the time that is granted, {@literal null} for none
     * @param words in words, empty for none, never {@literal null}
     */
    void act(long claim, ExclusionAct.Kind kind, String account, @Nullable Window window, String words);

    /**
     * Finds a claim.
     *
     * @param number its number
     * @return empty if there is none
     */
    Optional<ExclusionClaim> find(long number);

    /**
     * Lists the claims of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which they were made
     */
    List<ExclusionClaim> of(String reference);

    /**
     * Lists what was done about a claim.
     *
     * @param claim its number
     * @return in order
     */
    List<ExclusionAct> acts(long claim);

    /**
     * Says which process instance assesses a claim.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @param claim the claim's number
     */
    void bind(String processInstance, long claim);

    /**
     * Returns the claim that a process instance assesses.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @throws io.attain.problem.Problem if it assesses none
     */
    ExclusionClaim ofInstance(String processInstance);

    /**
     * Finds the process instances that assess some claims.
     *
     * @param claims their numbers, never {@literal null}
     * @return by number, without those that have none
     */
    Map<Long, String> instancesOf(Collection<Long> claims);

    /**
     * Finds the claims with some numbers.
     *
     * @param claims their numbers, never {@literal null}
     * @return in no particular order
     */
    List<ExclusionClaim> find(Collection<Long> claims);

    /**
     * Finds the process instance that assesses a claim.
     *
     * @param claim its number
     * @return empty if there is none
     */
    Optional<String> instanceOf(long claim);
}
