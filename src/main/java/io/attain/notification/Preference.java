package io.attain.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How somebody wants to be told.
 *
 * @param delivery each notice alone, together, or not at all
 * @param hour the hour at which a digest comes, 0 to 23
 * @param zone where that hour is, and in which times are written
 * @param language English or Traditional Chinese
 * @param kinds what to be told
 */
public record Preference(Delivery delivery, int hour, ZoneId zone, Locale language, Set<Kind> kinds) {

    /** The languages that are written. */
    public static final Set<Locale> LANGUAGES = Set.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE);

    /** Holds for those who have chosen nothing. */
    public static final Preference DEFAULT =
            new Preference(Delivery.SINGLE, 8, ZoneId.of("UTC"), Locale.ENGLISH, EnumSet.allOf(Kind.class));

    /** In which way notices come. */
    public enum Delivery {
        /** A mail for each. */
        SINGLE,
        /** One mail a day. */
        DIGEST,
        /** None. */
        NONE
    }

    /**
     * Copies the kinds.
     *
     * @throws IllegalArgumentException if the hour is none, or the language is not written
     */
    public Preference {
        kinds = Set.copyOf(kinds);
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("An hour is 0 to 23, not " + hour);
        }
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("Mails are written in English or Traditional Chinese.");
        }
    }

    /** Whether notices of a kind are wanted. */
    boolean wants(Kind kind) {
        return delivery != Delivery.NONE && kinds.contains(kind);
    }

    /**
     * When a notice that is recorded now is sent: at once, or at the next digest's hour. Where a change of the clock leaves
     * that hour out, the digest comes with the next one.
     *
     * @param now never {@literal null}
     */
    public Instant sendAt(Instant now) {
        if (delivery != Delivery.DIGEST) {
            return now;
        }
        ZonedDateTime local = now.atZone(zone);
        Instant today =
                local.toLocalDate().atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : local.toLocalDate()
                        .plusDays(1)
                        .atTime(LocalTime.of(hour, 0))
                        .atZone(zone)
                        .toInstant();
    }
}
