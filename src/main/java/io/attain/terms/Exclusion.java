package io.attain.terms;

import io.attain.terms.Agreement.Silence;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A stretch of time, or a set of cases, that does not count.
 *
 * @param id its id within the agreement
 * @param definition what it is, in words, {@literal null} when not said
 * @param window a one-off stretch, {@literal null} for any time
 * @param recurring a recurring stretch, {@literal null} for any time
 * @param by the timestamp that a window tests, {@literal null} for the one that puts a measurement into its period
 * @param where which measurements, {@literal null} for all
 * @param treatment what happens to what is excluded
 * @param objectives the ids of the objectives that it concerns, empty for all
 * @param noticeWithin in which time it must be announced, {@literal null} when it is not claimed case by case
 * @param assessedBy who assesses a claim: a role or a party's id, {@literal null} when not said
 * @param silence what silence of the assessor means, {@literal null} when not said
 */
public record Exclusion(
        String id,
        @Nullable String definition,
        @Nullable Window window,
        @Nullable Recurring recurring,
        @Nullable String by,
        @Nullable Condition where,
        Treatment treatment,
        List<String> objectives,
        @Nullable PeriodDuration noticeWithin,
        @Nullable String assessedBy,
        @Nullable Silence silence) {

    /** Copies the list. */
    public Exclusion {
        objectives = List.copyOf(objectives);
    }

    /** Tells whether it is claimed case by case: it names neither a time nor a set of measurements. */
    public boolean isClaimed() {
        return window == null && recurring == null && where == null;
    }

    /**
     * Returns what holds when this, which is claimed case by case, is granted for some time.
     *
     * @param granted the time, never {@literal null}
     * @param of the ids of the objectives that it is granted for, empty for all that this concerns, never {@literal null}
     * @return with the same id, so that the same objectives name it
     */
    public Exclusion during(Window granted, List<String> of) {
        return new Exclusion(
                id, definition, granted, null, by, where, treatment, of.isEmpty() ? objectives : of, null, null, null);
    }

    /**
     * Returns the same with another treatment.
     *
     * @param other never {@literal null}
     */
    public Exclusion treated(Treatment other) {
        return new Exclusion(
                id, definition, window, recurring, by, where, other, objectives, noticeWithin, assessedBy, silence);
    }

    /**
     * A one-off stretch in local time of the agreement's zone, [from, until).
     *
     * @param from its start
     * @param until its end, later than its start
     */
    public record Window(LocalDateTime from, LocalDateTime until) {

        /** Throws {@link IllegalArgumentException} when the window does not end after it starts. */
        public Window {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException(
                        "the window ends (until " + until + ") before or when it starts (from " + from + ")");
            }
        }
    }

    /**
     * A stretch of some days of every week in local time of the agreement's zone. One that ends at or before the time
     * at which it starts ends on the next day.
     *
     * @param days the days on which it starts
     * @param from its start
     * @param until its end; midnight means the end of the day
     */
    public record Recurring(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        /** Copies the set. */
        public Recurring {
            days = Set.copyOf(days);
        }
    }

    /** What happens to what is excluded. */
    public enum Treatment {
        /** It leaves good, total and basis. */
        REMOVE,
        /** It stays in as good. */
        COUNT_AS_MET
    }
}
