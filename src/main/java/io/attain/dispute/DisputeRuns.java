package io.attain.dispute;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The process instances that resolve disputes. */
public interface DisputeRuns {

    /**
     * Starts the resolution of a dispute.
     *
     * @param dispute never {@literal null}
     */
    void start(Dispute dispute);

    /**
     * Ends the resolution of a dispute that is withdrawn.
     *
     * @param dispute never {@literal null}
     * @param account who withdraws it, never {@literal null}
     */
    void withdraw(Dispute dispute, String account);

    /**
     * Tells what comes next, as far as somebody is asked to do it.
     *
     * @param disputes the numbers of some disputes, never {@literal null}
     * @return by number; those in which nobody is asked are left out
     */
    Map<Long, List<NextStep>> next(Collection<Long> disputes);
}
