package io.attain.escalation;

import java.time.Instant;

/**
 * The escalation of a breach.
 *
 * @param number under which it is recorded
 * @param breach what it is about
 * @param occurrence 1, or more where a breach was withdrawn and came back
 * @param standing where it stands
 * @param recordedAt when it began
 */
public record Escalation(long number, Breach breach, int occurrence, Standing standing, Instant recordedAt) {

    /** Returns the agreement's reference. */
    public String reference() {
        return breach.reference();
    }

    /**
     * Returns the same under a number.
     *
     * @param other the number
     * @return never {@literal null}
     */
    public Escalation numbered(long other) {
        return new Escalation(other, breach, occurrence, standing, recordedAt);
    }

    /** Returns the same at another place. */
    Escalation at(Standing other) {
        return new Escalation(number, breach, occurrence, other, recordedAt);
    }
}
