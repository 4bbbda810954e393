package io.attain.agreement;

/** A named point in the life of an agreement. The last one that was reached is its status. */
public enum Milestone {
    /** A draft is there. */
    DRAFTED(false),
    /** It has been offered to all signatories. */
    OFFERED(false),
    /** All signatories have signed. */
    SIGNED(false),
    /** It judges periods. */
    IN_FORCE(false),
    /** The draft was given up. */
    ABANDONED(true),
    /** A signatory refused. */
    REFUSED(true),
    /** The term is over. */
    EXPIRED(true),
    /** It was ended before its term. */
    TERMINATED(true);

    private final boolean last;

    Milestone(boolean last) {
        this.last = last;
    }

    /**
     * Whether nothing comes after it.
     *
     * @return {@literal true} for the end of an agreement's life
     */
    public boolean isLast() {
        return last;
    }
}
