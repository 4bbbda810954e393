package io.attain.audit;

/** What an entry of the record tells of. */
public enum Kind {
    /** Rows that were there before the record began to cover their table. */
    OPENING,
    /** A version of an agreement. */
    TERMS,
    /** What became of a version. */
    MILESTONE,
    /** A signature, or a refusal to sign. */
    SIGNATURE,
    /** Something done on the way to a signature. */
    NEGOTIATION,
    /** The close of a period, with all that was recorded with it. */
    CLOSE,
    /** A verdict, recorded later than its close was opened. */
    VERDICT,
    /** A statement, or what became of it. */
    STATEMENT,
    /** How a side answered a statement. */
    ANSWER,
    /** An entry of the ledger. */
    LEDGER,
    /** A credit that was decided. */
    DECISION,
    /** Time that was claimed or granted not to count. */
    EXCLUSION,
    /** A breach that is escalated, or something done about it. */
    ESCALATION,
    /** A dispute, or something done in it. */
    DISPUTE,
    /** A review, or something done in it. */
    REVIEW,
    /** A report that is owed, or something done about it. */
    REPORT,
    /** A warning, or something done about it. */
    WARNING,
    /** A file that proves something. */
    EVIDENCE,
    /** The definition of a series. */
    SERIES,
    /** Measurements that were kept or corrected, or declared complete. */
    MEASUREMENT,
    /** An account, its roles or its password. */
    ACCOUNT,
    /** A time for which somebody is away, and who stands in. */
    ABSENCE,
    /** An access token. */
    TOKEN,
    /** Another system that is told of events. */
    WEBHOOK,
    /** A task that somebody took, handed back or gave to somebody. */
    TASK,
    /** A form that was sent to complete a task. */
    FORM,
    /** Process history that was kept long enough was removed. */
    REMOVAL,
    /** Somebody logged in. */
    LOGIN,
    /** Somebody tried to, and was not let in. */
    LOGIN_FAILED,
    /** Somebody logged out. */
    LOGOUT,
    /** A document or table that was taken out of the application. */
    EXPORT
}
