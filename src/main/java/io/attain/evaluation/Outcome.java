package io.attain.evaluation;

/** What a verdict says. */
public enum Outcome {
    /** The exact figure satisfies the target. */
    MET,
    /** It does not. */
    BREACHED,
    /** Nobody can tell. */
    UNDETERMINED
}
