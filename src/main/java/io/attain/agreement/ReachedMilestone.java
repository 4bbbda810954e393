package io.attain.agreement;

import java.time.Instant;

/**
 * A milestone that an agreement has reached.
 *
 * @param reference the agreement's reference
 * @param version the version that it was about
 * @param revision that version's revision
 * @param milestone which
 * @param actor the account that brought it about, or {@code engine} where time did
 * @param reason in words, empty where none was given
 * @param recordedAt when
 */
public record ReachedMilestone(
        String reference,
        int version,
        int revision,
        Milestone milestone,
        String actor,
        String reason,
        Instant recordedAt) {}
