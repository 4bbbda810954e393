package io.attain.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.Measurement.State;
import io.attain.evaluation.Moment;
import io.attain.evaluation.Pause;
import io.attain.terms.PlainText;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.NumberColumns;
import io.attain.terms.SeriesDefinition.Shape;
import io.attain.terms.SeriesDefinition.StateColumn;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of a series' files into measurements. */
final class RowMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> absent;
    private final boolean onlyEmptyIsAbsent;
    private final List<String> columns = new ArrayList<>();
    private final int[] keyPlaces;
    private final List<Matcher> skip = new ArrayList<>();
    private final TimeReader[] times;
    private final NumberParser numberParser;
    private final @Nullable NumberReader value;
    private final @Nullable NumberReader part;
    private final @Nullable StateReader state;
    private final int pausesPlace;
    private final TimeParser pauseParser;
    private final ZoneId zone;
    private final int[] attributePlaces;

    /**
     * Creates a mapper.
     *
     * @param series the series
     * @param agreementZone the zone of local times where the series does not say
     * @throws IllegalArgumentException when a format of the series is none
     */
    RowMapper(SeriesDefinition series, ZoneId agreementZone) {
        this.absent = series.absent();
        this.onlyEmptyIsAbsent = absent.equals(Set.of(""));
        this.zone = series.zone() == null ? agreementZone : series.zone();
        this.keyPlaces = series.key().stream().mapToInt(this::place).toArray();
        series.skip().forEach((column, values) -> skip.add(new Matcher(place(column), values)));
        this.times = series.times().values().stream().map(this::time).toArray(TimeReader[]::new);
        this.numberParser = new NumberParser(series.decimal());
        boolean tally = series.shape() == Shape.TALLY;
        this.value = number(tally ? series.total() : series.value());
        this.part = tally ? number(series.bad() == null ? series.good() : series.bad()) : null;
        StateColumn states = series.state();
        this.state = states == null
                ? null
                : new StateReader(
                        place(states.column()),
                        states.down(),
                        states.ended().entrySet().stream()
                                .map(it -> new Matcher(place(it.getKey()), it.getValue()))
                                .toList());
        this.pausesPlace = series.pauses() == null ? -1 : place(series.pauses());
        this.pauseParser = TimeParser.of(TimeColumn.ISO, zone);
        this.attributePlaces =
                series.attributes().values().stream().mapToInt(this::place).toArray();
    }

    /** Returns the columns that the series reads, in the order in which a row has their texts. */
    List<String> columns() {
        return columns;
    }

    /** Returns groups of columns of which at least one must be there: what any of several may give, and all else alone. */
    List<List<String>> requiredColumns(SeriesDefinition series) {
        List<List<String>> required = new ArrayList<>();
        Set<String> alternatives = new java.util.HashSet<>();
        for (TimeColumn time : series.times().values()) {
            if (!time.joined() && time.columns().size() > 1) {
                required.add(time.columns());
                alternatives.addAll(time.columns());
            }
        }
        columns.stream().filter(it -> !alternatives.contains(it)).map(List::of).forEach(required::add);
        return required;
    }

    /** Tells whether some time had no offset, so that the zone mattered. */
    boolean usedZone() {
        return pauseParser.usedZone()
                || java.util.Arrays.stream(times).anyMatch(it -> it.parser().usedZone());
    }

    private int place(String column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            place = columns.size();
            columns.add(column);
        }
        return place;
    }

    private TimeReader time(TimeColumn time) {
        return new TimeReader(
                time.columns().stream().mapToInt(this::place).toArray(),
                time.joined(),
                TimeParser.of(time.format(), zone));
    }

    private @Nullable NumberReader number(@Nullable NumberColumns number) {
        return number == null
                ? null
                : new NumberReader(
                        number.plus().stream().mapToInt(this::place).toArray(),
                        number.minus().stream().mapToInt(this::place).toArray());
    }

    private record Matcher(int place, Set<String> values) {

        boolean matches(@Nullable String[] row) {
            String value = row[place];
            return value != null && (values.contains(value) || values.contains(value.strip()));
        }
    }

    private record TimeReader(int[] places, boolean joined, TimeParser parser) {}

    private record NumberReader(int[] plus, int[] minus) {}

    private record StateReader(int place, Set<String> down, List<Matcher> ended) {}

    /** Tells whether a row is no measurement by the series' definition. */
    boolean skips(Row row) {
        for (Matcher matcher : skip) {
            if (matcher.matches(row.values())) {
                return true;
            }
        }
        return false;
    }

    /** Returns 64 bits of a row's key, or 0 when the series or the row has none. */
    long keyHash(Row row) {
        if (!hasKey(row)) {
            return 0;
        }
        long hash = 1;
        for (int place : keyPlaces) {
            hash = Hashing.add(hash, row.values()[place]);
        }
        return hash == 0 ? 1 : hash;
    }

    /** Returns a row's key as text. */
    String key(Row row) {
        StringBuilder key = new StringBuilder();
        for (int place : keyPlaces) {
            key.append(row.values()[place]).append('\u0000');
        }
        return key.toString();
    }

    private boolean hasKey(Row row) {
        for (int place : keyPlaces) {
            if (present(row.values()[place]) != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns 64 bits of a row's content. */
    static long fingerprint(Row row) {
        long hash = 1;
        for (String value : row.values()) {
            hash = Hashing.add(hash, value);
        }
        return hash;
    }

    /**
     * Turns a row into a measurement.
     *
     * @throws UnfitRowException when something in it cannot be read, or it has neither a key nor any time
     */
    Measurement map(Row row) throws UnfitRowException {
        String problem = row.problem();
        if (problem != null) {
            throw new UnfitRowException("", "", problem);
        }
        checkTexts(row);
        @Nullable Moment[] moments = new @Nullable Moment[times.length];
        boolean anyTime = false;
        for (int i = 0; i < times.length; i++) {
            moments[i] = read(times[i], row);
            anyTime |= moments[i] != null;
        }
        if (!anyTime && !hasKey(row)) {
            throw new UnfitRowException("", "", "it has neither a key nor any time");
        }
        String[] attributes = new String[attributePlaces.length];
        for (int i = 0; i < attributes.length; i++) {
            String attribute = present(row.values()[attributePlaces[i]]);
            attributes[i] = attribute == null ? "" : attribute;
        }
        return new Measurement(
                moments,
                value == null ? null : read(value, row),
                part == null ? null : read(part, row),
                state == null ? null : read(state, row),
                attributes,
                pausesPlace < 0 ? List.of() : pauses(row),
                fingerprint(row));
    }

    /** What nothing can show is not kept: an attribute becomes the scope of a verdict. */
    private void checkTexts(Row row) throws UnfitRowException {
        for (int i = 0; i < columns.size(); i++) {
            String text = row.values()[i];
            String stray = text == null ? null : PlainText.stray(text);
            if (text != null && stray != null) {
                throw new UnfitRowException(columns.get(i), PlainText.shown(text), "a text has no character " + stray);
            }
        }
    }

    private @Nullable String present(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = hasInkAtItsEnds(text) ? text : text.strip();
        if (onlyEmptyIsAbsent) {
            return stripped.isEmpty() ? null : stripped;
        }
        return absent.contains(text) || absent.contains(stripped) ? null : stripped;
    }

    /** Tells for the usual characters at once that there is nothing to strip. */
    private static boolean hasInkAtItsEnds(String text) {
        return !text.isEmpty() && isInk(text.charAt(0)) && isInk(text.charAt(text.length() - 1));
    }

    private static boolean isInk(char character) {
        return character > ' ' && character < 0x7f;
    }

    private @Nullable Moment read(TimeReader reader, Row row) throws UnfitRowException {
        String text = null;
        int column = reader.places()[0];
        if (reader.joined()) {
            List<String> parts = new ArrayList<>();
            for (int place : reader.places()) {
                String part = present(row.values()[place]);
                if (part == null) {
                    return null;
                }
                parts.add(part);
            }
            text = String.join(" ", parts);
        } else {
            for (int i = 0; i < reader.places().length && text == null; i++) {
                column = reader.places()[i];
                text = present(row.values()[column]);
            }
        }
        if (text == null) {
            return null;
        }
        try {
            return reader.parser().parse(text);
        } catch (DateTimeException | IllegalArgumentException problem) {
            throw new UnfitRowException(columns.get(column), text, String.valueOf(problem.getMessage()));
        }
    }

    private @Nullable BigDecimal read(NumberReader reader, Row row) throws UnfitRowException {
        if (present(row.values()[reader.plus()[0]]) == null) {
            return null;
        }
        BigDecimal sum = null;
        for (int place : reader.plus()) {
            BigDecimal term = number(place, row);
            sum = sum == null ? term : sum.add(term);
        }
        for (int place : reader.minus()) {
            sum = (sum == null ? BigDecimal.ZERO : sum).subtract(number(place, row));
        }
        return sum;
    }

    private BigDecimal number(int place, Row row) throws UnfitRowException {
        String text = present(row.values()[place]);
        if (text == null) {
            return BigDecimal.ZERO;
        }
        try {
            return numberParser.parse(text);
        } catch (IllegalArgumentException problem) {
            throw new UnfitRowException(columns.get(place), text, String.valueOf(problem.getMessage()));
        }
    }

    private @Nullable State read(StateReader reader, Row row) {
        for (Matcher matcher : reader.ended()) {
            if (matcher.matches(row.values())) {
                return State.ENDED;
            }
        }
        String text = present(row.values()[reader.place()]);
        if (text == null) {
            return null;
        }
        return reader.down().contains(text) ? State.DOWN : State.UP;
    }

    /** A JSON array of objects with from and until, or texts such as {@code from/until} with semicolons between. */
    private List<Pause> pauses(Row row) throws UnfitRowException {
        String text = present(row.values()[pausesPlace]);
        if (text == null) {
            return List.of();
        }
        try {
            List<Pause> pauses = new ArrayList<>();
            if (text.startsWith("[")) {
                for (JsonNode pause : JSON.readTree(text)) {
                    pauses.add(pause(
                            pause.isArray()
                                    ? pause.path(0).asText("")
                                    : pause.path("from").asText(""),
                            pause.isArray()
                                    ? pause.path(1).asText("")
                                    : pause.path("until").asText("")));
                }
            } else {
                for (String pause : text.split(";")) {
                    String[] ends = pause.strip().split("/", 2);
                    pauses.add(pause(ends[0], ends.length < 2 ? "" : ends[1]));
                }
            }
            return pauses;
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException problem) {
            throw new UnfitRowException(
                    columns.get(pausesPlace),
                    text,
                    "expected pauses as a JSON list of from and until, or as from/until;from/until");
        }
    }

    private Pause pause(String from, String until) {
        String end = present(until.equals("null") ? "" : until);
        return new Pause(
                java.time.Instant.EPOCH.plus(
                        pauseParser.parse(from.strip()).micros(zone), java.time.temporal.ChronoUnit.MICROS),
                end == null
                        ? null
                        : java.time.Instant.EPOCH.plus(
                                pauseParser.parse(end).micros(zone), java.time.temporal.ChronoUnit.MICROS));
    }
}
