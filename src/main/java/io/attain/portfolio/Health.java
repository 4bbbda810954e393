package io.attain.portfolio;

/** How an agreement in force does, the worst first. */
public enum Health {
    /** An objective was missed in its last closed period. */
    BREACHED(0),
    /** None was, but a running period has crossed a threshold at which the terms warn. */
    AT_RISK(1),
    /** None of that, but of some objective nothing could be said. */
    UNDETERMINED(2),
    /** All objectives were met in their last closed periods. */
    MET(3),
    /** Nothing has been judged yet, or the agreement is not in force. */
    NOT_JUDGED(4);

    private final int rank;

    Health(int rank) {
        this.rank = rank;
    }

    /** Returns its place in the order, from 0 for the worst. */
    public int rank() {
        return rank;
    }
}
