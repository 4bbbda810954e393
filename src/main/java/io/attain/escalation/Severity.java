package io.attain.escalation;

/** How severe a breach is; the table {@code processes/BreachSeverity.dmn} decides. */
public enum Severity {
    /** A slip. */
    LOW,
    /** The usual breach. */
    MEDIUM,
    /** It comes again, costs much, or hurts. */
    HIGH,
    /** Those at the first level cannot put it right alone. */
    CRITICAL
}
