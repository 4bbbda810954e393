package io.attain.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;

/**
 * A sequence of entries, each of which holds the hash of the one before.
 *
 * @param scope what kind of thing it is about
 * @param name which one: an agreement's reference, a series' id, a day
 */
public record Chain(Scope scope, String name) implements Comparable<Chain> {

    private static final Comparator<Chain> ORDER =
            Comparator.comparing(Chain::scope).thenComparing(Chain::name);

    /** What a chain is about. */
    public enum Scope {
        /** One agreement. */
        AGREEMENT,
        /** One series of measurements. */
        SERIES,
        /** Logins and administration of one day in UTC. */
        DAY,
        /** The record itself: which tables it has begun to cover. */
        RECORD
    }

    /** The chain of the record itself. */
    public static final Chain RECORD = new Chain(Scope.RECORD, "record");

    /**
     * The chain of an agreement.
     *
     * @param reference never {@literal null}
     * @return never {@literal null}
     */
    public static Chain agreement(String reference) {
        return new Chain(Scope.AGREEMENT, reference);
    }

    /**
     * The chain of a day.
     *
     * @param time some time of the day, never {@literal null}
     * @return never {@literal null}
     */
    public static Chain day(Instant time) {
        return new Chain(Scope.DAY, time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    @Override
    public int compareTo(Chain other) {
        return ORDER.compare(this, other);
    }

    /** Its scope and name, apart by a slash. */
    @Override
    public String toString() {
        return scope.name().toLowerCase(Locale.ROOT) + "/" + name;
    }
}
