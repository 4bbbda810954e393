package io.attain.measurement;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definitions of all series that the server knows. */
public interface SeriesCatalogue {

    /**
     * Records a definition; the same one again changes nothing.
     *
     * @param document one document with {@code kind: Series}, in YAML or JSON, never {@literal null}
     * @param origin where it comes from, never {@literal null}
     * @return the series, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no definition of a series, or if it reads files otherwise than a
     *     definition by which measurements are stored or that belongs to another agreement
     */
    SeriesRecord define(String document, Origin origin);

    /**
     * Where a definition comes from.
     *
     * @param actor the account that sends it
     * @param series the id that the definition must have, {@literal null} where it may have any
     * @param agreement the reference of the agreement that it stands in, {@literal null} if it stands alone
     * @param zone that agreement's zone, in which its local times are read where it names none, {@literal null} if it
     *     stands alone
     */
    record Origin(String actor, @Nullable String series, @Nullable String agreement, @Nullable ZoneId zone) {

        /** A definition that stands alone and is sent for some series. */
        public static Origin alone(String series, String actor) {
            return new Origin(actor, series, null, null);
        }

        /** A definition that stands in an agreement. */
        public static Origin in(String agreement, ZoneId zone, String actor) {
            return new Origin(actor, null, agreement, zone);
        }
    }

    /**
     * Lets an agreement's zone be the one in which local times are read, if neither the definition nor another agreement
     * names one.
     *
     * @param series the series' id, never {@literal null}
     * @param zone the agreement's, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such series, or if local times were read in another zone before
     */
    void adopt(String series, ZoneId zone);

    /**
     * Finds a series.
     *
     * @param series its id, never {@literal null}
     * @return empty if there is none
     */
    Optional<SeriesRecord> find(String series);

    /**
     * Gets a series.
     *
     * @param series its id, never {@literal null}
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    SeriesRecord get(String series);

    /**
     * Finds many series at once.
     *
     * @param series their ids, never {@literal null}
     * @return those that there are, by id, possibly empty
     */
    Map<String, SeriesRecord> find(Collection<String> series);

    /**
     * Tells who defined a series first.
     *
     * @param series its id, never {@literal null}
     * @return the account, or empty if there is no such series
     */
    Optional<String> definedBy(String series);

    /**
     * Lists all series.
     *
     * @return in order of their ids, never {@literal null}
     */
    List<SeriesRecord> all();
}
