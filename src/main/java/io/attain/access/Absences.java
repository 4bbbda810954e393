package io.attain.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The times for which people are away. */
public interface Absences {

    /**
     * Lists somebody's absences that are not over, and keeps others from planning some for them until the transaction ends.
     *
     * @param account its name, never {@literal null}
     * @param now never {@literal null}
     * @return in order of time
     */
    List<Absence> holdOpen(String account, Instant now);

    /**
     * Lists somebody's absences that are not over.
     *
     * @param account its name, never {@literal null}
     * @param now never {@literal null}
     * @return in order of time
     */
    List<Absence> open(String account, Instant now);

    /**
     * Lists the absences in which somebody stands in, and those that are to come.
     *
     * @param deputy its name, never {@literal null}
     * @param now never {@literal null}
     * @return in order of time
     */
    List<Absence> entrusted(String deputy, Instant now);

    /**
     * Names those for whom somebody stands in.
     *
     * @param deputy its name, never {@literal null}
     * @param now never {@literal null}
     */
    default Set<String> standsInFor(String deputy, Instant now) {
        return entrusted(deputy, now).stream()
                .filter(it -> it.holds(now))
                .map(Absence::account)
                .collect(Collectors.toSet());
    }

    /**
     * Lists the absences of some people that hold.
     *
     * @param accounts their names, never {@literal null}
     * @param now never {@literal null}
     * @return at most one for each
     */
    List<Absence> holding(Collection<String> accounts, Instant now);

    /**
     * Keeps one that is planned.
     *
     * @param account who will be away, never {@literal null}
     * @param deputy who stands in, never {@literal null}
     * @param from when it begins, never {@literal null}
     * @param until when it is over, never {@literal null}
     * @param zone in which its days are, never {@literal null}
     * @param by who plans it, never {@literal null}
     * @return the one that is kept
     */
    Absence add(String account, String deputy, Instant from, Instant until, ZoneId zone, String by);

    /**
     * Finds an absence.
     *
     * @param number its number
     * @return empty if there is none
     */
    Optional<Absence> find(long number);

    /**
     * Lists the absences of all that are not over.
     *
     * @param now never {@literal null}
     * @param most how many at most
     * @return in order of time
     */
    List<Absence> allOpen(Instant now, int most);

    /**
     * Ends one before its time.
     *
     * @param number its number
     * @param at never {@literal null}
     * @param by who ends it, never {@literal null}
     */
    void end(long number, Instant at, String by);
}
