package io.attain.notification;

/** The events that other systems are told of. */
public enum EventType {
    /** A version of an agreement came in force. */
    AGREEMENT_IN_FORCE("agreement.in-force"),
    /** An agreement is over: its term is, or it was ended before; or all is settled that was open then. */
    AGREEMENT_ENDED("agreement.ended"),
    /** A running period crossed a threshold of the terms. */
    WARNING_RAISED("warning.raised"),
    /** A period was judged, for the first time or again. */
    PERIOD_CLOSED("period.closed"),
    /** A statement is settled. */
    STATEMENT_SETTLED("statement.settled"),
    /** A breach reached a level of the ladder. */
    BREACH_ESCALATED("breach.escalated"),
    /** A statement is disputed. */
    DISPUTE_BEGUN("dispute.begun"),
    /** A dispute is over. */
    DISPUTE_CONCLUDED("dispute.concluded"),
    /** A report is asked for, some days before it is due. */
    REPORT_DUE("report.due"),
    /** A report was due and is not there. */
    REPORT_OVERDUE("report.overdue"),
    /** A report was delivered. */
    REPORT_DELIVERED("report.delivered"),
    /** A report was confirmed or refused, by its receiver or by silence. */
    REPORT_ANSWERED("report.answered"),
    /** A report was given up: there will be none. */
    REPORT_MISSING("report.missing"),
    /** A review was opened. */
    REVIEW_OPENED("review.opened"),
    /** A review is over. */
    REVIEW_DECIDED("review.decided");

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
