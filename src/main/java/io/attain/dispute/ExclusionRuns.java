package io.attain.dispute;

/** The process instances that assess claimed exclusions. */
public interface ExclusionRuns {

    /**
     * Starts the assessment of a claim.
     *
     * @param claim never {@literal null}
     */
    void start(ExclusionClaim claim);

    /**
     * Ends the assessment of a claim that is withdrawn.
     *
     * @param claim never {@literal null}
     * @param account who withdraws it, never {@literal null}
     */
    void withdraw(ExclusionClaim claim, String account);
}
