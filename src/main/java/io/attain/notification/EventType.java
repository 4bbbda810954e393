package io.attain.notification;

/** The events that other systems are told of. */
public enum EventType {
    /** A version of an agreement came in force. */
    AGREEMENT_IN_FORCE("agreement.in-force"),
    /** A period was judged, for the first time or again. */
    PERIOD_CLOSED("period.closed"),
    /** A statement is settled. */
    STATEMENT_SETTLED("statement.settled"),
    /** A breach reached a level of the ladder. */
    BREACH_ESCALATED("breach.escalated"),
    /** A statement is disputed. */
    DISPUTE_BEGUN("dispute.begun"),
    /** A dispute is over. */
    DISPUTE_CONCLUDED("dispute.concluded");

    private static final String PREFIX = "io.attain.";

    private final String name;

    EventType(String name) {
        this.name = name;
    }

    /** The event's CloudEvents type, such as {@code io.attain.period.closed}; what its data means never changes. */
    public String type() {
        return PREFIX + name;
    }
}
