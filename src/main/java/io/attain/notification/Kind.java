package io.attain.notification;

/** What a notice is about; everybody chooses which kinds to be told. */
public enum Kind {
    /** A task was offered or assigned. */
    TASK,
    /** Something that was asked for is still open. */
    REMINDER,
    /** A breach is to be acknowledged, explained or answered, or reached a level. */
    ESCALATION,
    /** A statement is to be answered, or is settled. */
    STATEMENT,
    /** A report is due, or is to be confirmed. */
    REPORT,
    /** A running period is in danger of missing its target. */
    WARNING
}
