package io.attain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the record.
 *
 * @param chain the chain that it stands in
 * @param number its place there, from 1
 * @param kind what it tells of, the name of a {@link Kind} unless somebody has changed it
 * @param actor the account that did it, or {@code engine}
 * @param onBehalf the account that the rows name, where that is another one
 * @param address the address that the request came from; {@literal null} where there was no request
 * @param through the method and path of the request; {@literal null} where there was none
 * @param about what the kind leaves open, such as a period
 * @param recordedAt when, to the microsecond
 * @param rows the rows that it covers, a line each, see {@link CoveredRow}
 * @param previous the hash of the entry before, empty for the first
 * @param digest its own hash and hints
 */
public record Entry(
        Chain chain,
        long number,
        String kind,
        String actor,
        @Nullable String onBehalf,
        @Nullable String address,
        @Nullable String through,
        String about,
        Instant recordedAt,
        String rows,
        String previous,
        Digest digest) {

    /** The columns that the hash covers, in the order of the hints. */
    public static final List<String> COLUMNS = List.of(
            "scope",
            "name",
            "seq",
            "kind",
            "actor",
            "on_behalf",
            "address",
            "through",
            "about",
            "recorded_at",
            "covered",
            "previous");

    /**
     * The same entry at its place in its chain, with its hash.
     *
     * @param place from 1
     * @param before the hash of the entry before, empty for the first, never {@literal null}
     * @return never {@literal null}
     */
    public Entry at(long place, String before) {
        return new Entry(
                chain,
                place,
                kind,
                actor,
                onBehalf,
                address,
                through,
                about,
                recordedAt,
                rows,
                before,
                Sealed.of(COLUMNS, values(place, before)));
    }

    /**
     * Tells which of its columns are not as they were written.
     *
     * @return their names, empty if all are, never {@literal null}
     */
    public List<String> changed() {
        return Sealed.changed(COLUMNS, digest, values(number, previous));
    }

    private @Nullable String[] values(long place, String before) {
        return new @Nullable String[] {
            chain.scope().name(),
            chain.name(),
            Long.toString(place),
            kind,
            actor,
            onBehalf,
            address,
            through,
            about,
            recordedAt.truncatedTo(ChronoUnit.MICROS).toString(),
            rows,
            before
        };
    }
}
