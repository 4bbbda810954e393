package io.attain.escalation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an escalation stands. It follows from what was done in it, and is kept so that the board finds it quickly.
 *
 * @param status how far it has come
 * @param severity how severe the breach is, {@literal null} while that is assessed
 * @param level the level of the ladder that has it
 * @param owner who answers for it in person, {@literal null} while those of the level do together
 * @param delegate who acknowledges it for them, {@literal null} for nobody in particular
 * @param since since when the level has it
 * @param nextAt when the next level gets it, its explanation is overdue, or its plan is over, {@literal null} where no time is running
 * @param planDate the last day of the plan, {@literal null} while there is none
 */
public record Standing(
        Status status,
        @Nullable Severity severity,
        int level,
        @Nullable String owner,
        @Nullable String delegate,
        Instant since,
        @Nullable Instant nextAt,
        @Nullable LocalDate planDate) {

    /** Returns where an escalation stands before its severity is known. */
    static Standing begun(int level, Instant now) {
        return new Standing(Status.OPEN, null, level, null, null, now, null, null);
    }

    /** Tells whether its severity is known, so that those of a level have it. */
    public boolean isAssessed() {
        return severity != null;
    }

    Standing assessed(Severity assessed) {
        return new Standing(status, assessed, level, owner, delegate, since, nextAt, planDate);
    }

    /** A level has it from now on, and nobody in person. */
    Standing at(int reached, Instant now, @Nullable Instant next) {
        return new Standing(Status.OPEN, severity, reached, null, null, now, next, null);
    }

    /** Somebody answers for it or does it for others; it is to be acknowledged, in the time that is left. */
    Standing with(@Nullable String person, @Nullable String colleague, Instant from, @Nullable Instant next) {
        return new Standing(Status.OPEN, severity, level, person, colleague, from, next, null);
    }

    /** Somebody answers for it, and explains it by then. */
    Standing acknowledged(String person, @Nullable Instant explainBy) {
        return new Standing(Status.ACKNOWLEDGED, severity, level, person, null, since, explainBy, null);
    }

    Standing planned(LocalDate date, Instant over) {
        return new Standing(Status.PLAN_PROPOSED, severity, level, owner, null, since, over, date);
    }

    Standing in(Status other, @Nullable Instant next) {
        return new Standing(other, severity, level, owner, null, since, next, planDate);
    }
}
