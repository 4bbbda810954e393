package io.attain.dispute;

import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Collectors;

/** What the terms say about exclusions that are claimed case by case. */
final class Exclusions {

    /** What databases and documents can hold without a thought. */
    static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    /** The same as an instant. */
    static final Instant EARLIEST = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");

    private Exclusions() {}

    /** Finds the exclusion that a claim names. */
    static Exclusion definition(Agreement terms, String id) {
        return terms.exclusions().stream()
                .filter(it -> it.id().equals(id) && it.isClaimed())
                .findFirst()
                .orElseThrow(() -> Problem.refused("The terms have no exclusion “" + id
                        + "” that is claimed case by case; they have "
                        + terms.exclusions().stream()
                                .filter(Exclusion::isClaimed)
                                .map(Exclusion::id)
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining(", "), it -> it.isEmpty() ? "none" : it))
                        + "."));
    }

    static Window window(LocalDateTime from, LocalDateTime until) {
        if (from.getYear() < FIRST_YEAR || until.getYear() > LAST_YEAR) {
            throw Problem.refused("The excluded time lies within the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        try {
            return new Window(from, until);
        } catch (IllegalArgumentException impossible) {
            throw Problem.refused("The excluded time has to end after it begins, in local time of the agreement: from "
                    + from + " until " + until + ".");
        }
    }

    /** The instant at which a window begins; a local time in a gap moves forward by the gap. */
    static Instant start(Agreement terms, Window window) {
        return window.from().atZone(terms.zone()).toInstant();
    }
}
