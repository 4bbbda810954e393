package io.attain.credit;

/** Why a statement is disputed. */
public enum Grounds {
    /** Measurements are wrong or missing. */
    WRONG_DATA,
    /** Some of the time, or of the cases, does not count. */
    EXCLUSION,
    /** Another term applies than the one that was applied. */
    WRONG_TERM,
    /** The term is right and was applied wrongly. */
    CALCULATION
}
