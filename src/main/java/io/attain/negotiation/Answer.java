package io.attain.negotiation;

/** What a signatory answers. */
public enum Answer {
    /** Signs the document's hash. */
    SIGNED,
    /** Wants other terms first. */
    CHANGES_WANTED,
    /** Refuses to. */
    REFUSED
}
