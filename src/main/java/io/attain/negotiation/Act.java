package io.attain.negotiation;

/** What somebody does on the way to a signature. */
public enum Act {
    /** Said what their side needs; everybody reads it. */
    NEEDS_STATED("needs"),
    /** Said how far their side would go; only that side reads it. */
    LIMITS_STATED("limits, for your side only"),
    /** Passed over the linter's warnings, with a reason; only that side reads it. */
    WARNINGS_ACCEPTED("passed over warnings"),
    /** Ran the draft on past measurements; only that side reads what came of it. */
    BACKTESTED("ran it on past measurements"),
    /** Counsel has no objection; only that side reads it. */
    LEGAL_APPROVED("counsel approves"),
    /** Counsel objects; only that side reads it. */
    LEGAL_OBJECTED("counsel objects"),
    /** Offered a text to the other side. */
    OFFERED("offered"),
    /** Offered another text in return. */
    COUNTERED("offered other terms"),
    /** Accepted the text that the other side offered. */
    ACCEPTED("accepted"),
    /** Rejected it for good. */
    REJECTED("rejected"),
    /** Nobody answered an offer in time. */
    LAPSED("no answer in time"),
    /** A signatory asked for other terms. */
    CHANGES_REQUESTED("wants other terms"),
    /** A signatory appointed somebody to sign instead. */
    DELEGATED("lets somebody else sign"),
    /** A signatory was reminded. */
    REMINDED("reminded"),
    /** A signatory's superior was asked. */
    ESCALATED("asked a superior"),
    /** A superior has seen to a signature. */
    CHASED("saw to it"),
    /** A signatory's task was closed since another had ended the signing. */
    TASK_CLOSED("task closed"),
    /** Read the document. */
    READ("read"),
    /** Withdrew the agreement before it was signed. */
    WITHDRAWN("withdrew it"),
    /** The signed document went to a party. */
    DOCUMENT_SENT("sent the document");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    /** Returns what was done, in words. */
    public String words() {
        return words;
    }
}
