package io.attain.warning;

import java.time.Instant;

/**
 * A warning that was raised because a running period crossed a threshold of the terms.
 *
 * @param number under which it is recorded, 0 before it is
 * @param threshold what was crossed
 * @param occurrence how many times it was crossed in the period, from 1
 * @param outlook how the period looked then
 * @param recordedAt when
 */
public record RaisedWarning(
        long number, Threshold threshold, int occurrence, OutlookFacts outlook, Instant recordedAt) {

    /** Returns the agreement's reference. */
    public String reference() {
        return outlook.reference();
    }

    /** Tells whether another is about the same threshold of the same objective, scope and period. */
    boolean isOfSameCrossing(OutlookFacts other, Threshold crossed) {
        return outlook.reference().equals(other.reference())
                && outlook.objective().equals(other.objective())
                && outlook.scope().equals(other.scope())
                && outlook.start().equals(other.start())
                && outlook.end().equals(other.end())
                && threshold.text().equals(crossed.text());
    }
}
