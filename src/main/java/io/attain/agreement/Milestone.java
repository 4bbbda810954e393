package io.attain.agreement;

/** A named point in the life of an agreement. The last one that was reached is its status. */
public enum Milestone {
    /** A draft is there. */
    DRAFTED(false),
    /** One side has offered it to the other. */
    OFFERED(false),
    /** Both sides hold the same text, which waits for its signatures. */
    AGREED(false),
    /** All signatories have signed. */
    SIGNED(false),
    /** It judges periods. */
    IN_FORCE(false),
    /** The draft was given up. */
    ABANDONED(true),
    /** It was withdrawn before it was signed. */
    WITHDRAWN(true),
    /** The other side rejected it, or a signatory refused. */
    REFUSED(true),
    /** The term is over. */
    EXPIRED(true),
    /** It was ended before its term. */
    TERMINATED(true),
    /** It is over, and all that was open then is settled. */
    CLOSED(true);

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
