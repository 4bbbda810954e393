package io.attain.evaluation;

/** Why nobody can tell whether an objective was met. */
public enum Reason {
    /** Nothing was measured, or everything that was is excluded. */
    NO_DATA,
    /** Fewer were counted than the terms ask for. */
    BELOW_MINIMUM_SAMPLE,
    /** Too little of the period was monitored. */
    LOW_COVERAGE,
    /** The version that is in force at the period's start has no such objective, or judges it over other periods. */
    NOT_JUDGED
}
