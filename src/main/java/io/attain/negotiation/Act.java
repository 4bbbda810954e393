package io.attain.negotiation;

/** What somebody does on the way to a signature. */
public enum Act {
    /** Said what their side needs; everybody reads it. */
    NEEDS_STATED,
    /** Said how far their side would go; only that side reads it. */
    LIMITS_STATED,
    /** Passed over the linter's warnings, with a reason; only that side reads it. */
    WARNINGS_ACCEPTED,
    /** Ran the draft on past measurements; only that side reads what came of it. */
    BACKTESTED,
    /** Counsel has no objection; only that side reads it. */
    LEGAL_APPROVED,
    /** Counsel objects; only that side reads it. */
    LEGAL_OBJECTED,
    /** Offered a text to the other side. */
    OFFERED,
    /** Offered another text in return. */
    COUNTERED,
    /** Accepted the text that the other side offered. */
    ACCEPTED,
    /** Rejected it for good. */
    REJECTED,
    /** Nobody answered an offer in time. */
    LAPSED,
    /** A signatory asked for other terms. */
    CHANGES_REQUESTED,
    /** A signatory appointed somebody to sign instead. */
    DELEGATED,
    /** A signatory was reminded. */
    REMINDED,
    /** A signatory's superior was asked. */
    ESCALATED,
    /** A superior has seen to a signature. */
    CHASED,
    /** A signatory's task was closed since another had ended the signing. */
    TASK_CLOSED,
    /** Read the document. */
    READ,
    /** Withdrew the agreement before it was signed. */
    WITHDRAWN,
    /** Proposed a change of the agreement while it is in force. */
    CHANGE_PROPOSED,
    /** The signed document went to a party. */
    DOCUMENT_SENT
}
