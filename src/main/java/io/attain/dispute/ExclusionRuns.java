package io.attain.dispute;

import java.util.Collection;
import java.util.List;
import java.util.Map;

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

    /**
     * Tells what comes next, as far as somebody is asked to do it.
     *
     * @param claims the numbers of some claims, never {@literal null}
     * @return by number; those in which nobody is asked are left out
     */
    Map<Long, List<NextStep>> next(Collection<Long> claims);
}
