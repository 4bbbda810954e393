package io.attain.dispute;

import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim that some time does not count.
 *
 * @param number under which it is recorded
 * @param reference the agreement's reference
 * @param exclusion the id of the exclusion in the terms
 * @param window the time, in local time of the agreement's zone
 * @param objectives the ids of the objectives that it concerns, empty for all that the exclusion concerns
 * @param claimant the side that claims it, provider or customer
 * @param account who claims it
 * @param noticeAt when the other side was told
 * @param noticeUntil until when it had to be told by the terms, {@literal null} where they do not say
 * @param words what happened, in the claimant's words
 * @param recordedAt when it was claimed
 */
public record ExclusionClaim(
        long number,
        String reference,
        String exclusion,
        Window window,
        List<String> objectives,
        Role claimant,
        String account,
        Instant noticeAt,
        @Nullable Instant noticeUntil,
        String words,
        Instant recordedAt) {

    /** Copies the list. */
    public ExclusionClaim {
        objectives = List.copyOf(objectives);
    }

    /** Returns whether the other side was told in time. */
    public boolean isNoticed() {
        return noticeUntil == null || !noticeAt.isAfter(noticeUntil);
    }

    /** Returns what it is called in records, such as {@code exclusion claim 3}. */
    public String name() {
        return "exclusion claim " + number;
    }
}
