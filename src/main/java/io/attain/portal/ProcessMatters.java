package io.attain.portal;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows what instances of processes are about. */
public interface ProcessMatters {

    /** What an instance can be about. */
    enum Kind {
        /** The close of a period. */
        CLOSE,
        /** The escalation of a breach. */
        ESCALATION,
        /** A dispute. */
        DISPUTE,
        /** A claimed exclusion. */
        EXCLUSION,
        /** A review of an agreement. */
        REVIEW,
        /** A report that is owed. */
        REPORT,
        /** An early warning. */
        WARNING
    }

    /**
     * What one instance is about.
     *
     * @param kind what it is
     * @param number under which it is recorded
     * @param reference the agreement's reference
     * @param what what it is about itself: the objective's, exclusion's or report's id, a review's place among those of its agreement;
     *     empty for nothing else
     * @param when the period's short name, the claimed time or the due date, empty for none
     */
    record Matter(Kind kind, long number, String reference, String what, String when) {

        /** Returns what entries of the history that are about it call it, such as {@code dispute 4}. */
        public String name() {
            return name(kind, number);
        }

        /**
         * Returns what entries of the history call something.
         *
         * @param kind what it is, never {@literal null}
         * @param number under which it is recorded
         */
        public static String name(Kind kind, long number) {
            return kind.name().toLowerCase(Locale.ROOT) + " " + number;
        }
    }

    /**
     * Tells what some instances are about.
     *
     * @param instances their ids, never {@literal null}
     * @return by id, without those that are about nothing of which there are several
     */
    Map<String, Matter> of(Collection<String> instances);

    /**
     * Finds the instance that is about something.
     *
     * @param kind what it is, never {@literal null}
     * @param number under which it is recorded
     * @return empty if there is none
     */
    Optional<String> instanceOf(Kind kind, long number);
}
