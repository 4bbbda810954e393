package io.attain.dispute;

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
}
