package io.attain.negotiation;

/** What a signatory answers. */
public enum Answer {
    /** Signs the document's hash. */
    SIGNED,
    /** Refuses to. */
    REFUSED
}
