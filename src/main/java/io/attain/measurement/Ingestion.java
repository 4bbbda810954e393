package io.attain.measurement;

import io.attain.evaluation.InputReport.Refusal;
import io.attain.evaluation.Layout;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.Moment;
import io.attain.measurement.MeasurementBlock.Entry;
import io.attain.terms.CanonicalHash;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one file into the blocks of its series: what is known with the same content is left as it is, what is
 * known with another content supersedes it. A row that has a key is known by it. One that has none is known by its content
 * and by how often that content stood before it in the file, so that a file with twelve equal samples has twelve, and has
 * no more when it is sent again.
 */
public final class Ingestion {

    private static final int BLOCK = 1000;
    private static final int BATCH = 50 * BLOCK;
    private static final long HEAVIEST = 16_000_000;
    private static final int MAXIMUM_REFUSALS = 10_000;

    private final RowMapper mapper;
    private final FileRows files;
    private final MeasurementLog log;
    private final boolean acceptsTheRest;
    private final ZoneId zone;
    private final int times;
    private final int attributes;
    private final int usualTime;
    private final boolean idTellsTime;
    private final LongMap occurrences = new LongMap();
    private final List<Refusal> refusals = new ArrayList<>();
    private final MessageDigest digest = CanonicalHash.digest();
    private @Nullable LongMap index;
    private final List<Entry> batch = new ArrayList<>(BATCH);
    /** Where in the batch the entry before stands that has the same id, counted from 1; 0 for none. */
    private final int[] before = new int[BATCH];
    /** Where in the batch the last entry of each id stands, counted from 1. */
    private LongMap last = new LongMap();

    private long weight;
    private long rows;
    private long added;
    private long unchanged;
    private long corrected;
    private long skipped;
    private long refused;
    private long touchedFrom = Long.MAX_VALUE;
    private @Nullable String collision;

    /**
     * Prepares to take in a file.
     *
     * @param series the series' definition, never {@literal null}
     * @param zone in which local times are read, never {@literal null}
     * @param log where its measurements go, never {@literal null}
     * @param acceptsTheRest whether rows that are refused are left out; else nothing is kept any more after the first
     */
    public Ingestion(SeriesDefinition series, ZoneId zone, MeasurementLog log, boolean acceptsTheRest) {
        this.mapper = new RowMapper(series, zone);
        this.files = new FileRows(series, mapper, bytes -> {
            // Nobody watches.
        });
        this.log = log;
        this.acceptsTheRest = acceptsTheRest;
        this.zone = zone;
        this.times = series.times().size();
        this.attributes = series.attributes().size();
        this.usualTime = Layout.of(series).time(series.usualTime());
        TimeColumn time = series.times().get(series.usualTime());
        this.idTellsTime =
                series.key().isEmpty() || (time != null && series.key().containsAll(time.columns()));
    }

    /** A measurement that counts so far: one that is kept already, or a new one. */
    private record Current(long block, int place, long fingerprint, @Nullable Entry entry) {

        static Current of(Entry entry) {
            return new Current(0, 0, entry.measurement().fingerprint(), entry);
        }
    }

    /**
     * Takes in a file.
     *
     * @param file the file, never {@literal null}
     * @return the hash of its bytes
     * @throws io.attain.evaluation.UnreadableSourceException when it cannot be read to its end
     */
    public String run(MeasurementFile file) {
        String hash = files.read(file, this::take);
        flush();
        return hash;
    }

    private void take(FileRows.Mapped mapped) {
        rows++;
        Measurement measurement = mapped.measurement();
        if (measurement != null) {
            if (refused == 0 || acceptsTheRest) {
                add(mapped.row(), measurement);
            }
        } else if (mapped.problem() != null) {
            refuse(mapped.problem().at(mapped.row()));
        } else {
            skipped++;
        }
    }

    private void refuse(Refusal refusal) {
        refused++;
        if (refusals.size() < MAXIMUM_REFUSALS) {
            refusals.add(refusal);
        }
    }

    private void add(Row row, Measurement measurement) {
        long key = mapper.keyHash(row);
        long id = key == 0 ? idOfContent(measurement.fingerprint()) : key;
        Moment usual = measurement.time(usualTime);
        Entry entry = new Entry(
                usual == null ? MeasurementBlock.NO_TIME : micros(usual),
                id,
                row.line(),
                key == 0 || idTellsTime ? null : mapper.key(row),
                measurement);
        before[batch.size()] = (int) last.get(id);
        batch.add(entry);
        last.put(id, batch.size());
        weight += weight(entry);
        if (batch.size() == BATCH || weight > HEAVIEST) {
            flush();
        }
    }

    /** About as many characters as an entry holds in memory: rows can be as long as they like, batches cannot. */
    private long weight(Entry entry) {
        String key = entry.key();
        long characters = key == null ? 0 : key.length();
        for (int i = 0; i < attributes; i++) {
            String attribute = entry.measurement().attribute(i);
            characters += attribute == null ? 0 : attribute.length();
        }
        return characters;
    }

    private long idOfContent(long fingerprint) {
        long before = occurrences.get(fingerprint);
        occurrences.put(fingerprint, before + 1);
        return Hashing.add(fingerprint, String.valueOf(before));
    }

    /** Of a date midnight in UTC, whatever the zone: readers widen what they want by a day. */
    private static long micros(Moment moment) {
        return moment.micros(java.time.ZoneOffset.UTC);
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        Map<Long, Current> known = known();
        List<Entry> kept = new ArrayList<>(batch.size());
        Set<Entry> superseded = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Long, List<Current>> supersededBefore = new TreeMap<>();
        // What an entry that is known already stands for is the one that is known.
        Current[] standing = new Current[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            Entry entry = batch.get(i);
            if (endsAsKnown(entry.id(), known)) {
                unchanged++;
                continue;
            }
            Current current = before[i] == 0 ? known.get(entry.id()) : standing[before[i] - 1];
            if (current != null && current.fingerprint() == entry.measurement().fingerprint()) {
                unchanged++;
                standing[i] = current;
                continue;
            }
            standing[i] = Current.of(entry);
            if (current == null) {
                added++;
            } else {
                corrected++;
                if (current.entry() == null) {
                    supersededBefore
                            .computeIfAbsent(current.block(), it -> new ArrayList<>())
                            .add(current);
                } else {
                    superseded.add(current.entry());
                }
            }
            touch(entry.measurement());
            kept.add(entry);
        }
        checkKeys(supersededBefore);
        supersededBefore.forEach((block, places) -> places.forEach(it -> log.supersede(block, it.place())));
        append(kept, superseded);
        batch.clear();
        weight = 0;
        last = new LongMap();
    }

    /** Tells whether what was sent last under an id is what counts already: a file that is sent again changes nothing. */
    private boolean endsAsKnown(long id, Map<Long, Current> known) {
        Current current = known.get(id);
        return current != null
                && current.fingerprint()
                        == batch.get((int) last.get(id) - 1).measurement().fingerprint();
    }

    private Map<Long, Current> known() {
        return idTellsTime ? knownByTime() : knownByIndex();
    }

    /** Returns what of the batch is kept already: where ids tell the time, only blocks of the batch's time can hold it. */
    private Map<Long, Current> knownByTime() {
        long first = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (Entry entry : batch) {
            first = Math.min(first, entry.at());
            latest = Math.max(latest, entry.at());
        }
        Map<Long, Current> known = new HashMap<>();
        log.known(first, latest, (number, block, gone) -> {
            for (int place = 0; place < block.size(); place++) {
                long id = block.id(place);
                if (last.get(id) != 0 && !gone.get(place)) {
                    known.put(id, new Current(number, place, block.fingerprint(place), null));
                }
            }
        });
        return known;
    }

    /** Elsewhere any block can, so where each measurement is kept is remembered for the time of the upload. */
    private Map<Long, Current> knownByIndex() {
        if (index == null) {
            LongMap all = new LongMap();
            log.known(Long.MIN_VALUE, Long.MAX_VALUE, (number, block, gone) -> {
                for (int place = 0; place < block.size(); place++) {
                    if (!gone.get(place)) {
                        all.put(block.id(place), number * BLOCK + place);
                    }
                }
            });
            index = all;
        }
        LongMap all = index;
        Map<Long, List<Long>> byBlock = new TreeMap<>();
        for (Entry entry : batch) {
            long where = all.get(entry.id());
            if (where != 0) {
                byBlock.computeIfAbsent(where / BLOCK, it -> new ArrayList<>()).add(entry.id());
            }
        }
        Map<Long, Current> known = new HashMap<>();
        log.ids(byBlock.keySet(), (number, block, gone) -> {
            for (Long id : byBlock.getOrDefault(number, List.of())) {
                int place = (int) (all.get(id) % BLOCK);
                known.put(id, new Current(number, place, block.fingerprint(place), null));
            }
        });
        return known;
    }

    /** Looks at what is superseded: from when on it mattered, and whether it really has the same key and not only its hash. */
    private void checkKeys(Map<Long, List<Current>> superseded) {
        superseded.forEach((number, places) -> {
            BitSet wanted = new BitSet();
            places.forEach(it -> wanted.set(it.place()));
            MeasurementBlock block = log.load(number);
            MeasurementBlock.Reader reader = block.open();
            while (reader.hasNext()) {
                Measurement measurement = reader.next();
                if (wanted.get(reader.place())) {
                    touch(measurement);
                    Entry entry = batch.get((int) last.get(block.id(reader.place())) - 1);
                    String key = reader.key();
                    if (key != null && !key.equals(entry.key())) {
                        collision = key;
                    }
                }
            }
        });
    }

    private void touch(Measurement measurement) {
        for (int i = 0; i < times; i++) {
            Moment time = measurement.time(i);
            if (time != null) {
                touchedFrom = Math.min(touchedFrom, time.micros(zone));
            }
        }
    }

    private void append(List<Entry> kept, Set<Entry> superseded) {
        kept.sort(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::line));
        int from = 0;
        while (from < kept.size()) {
            boolean timeless = kept.get(from).at() == MeasurementBlock.NO_TIME;
            int until = from;
            while (until < kept.size()
                    && until - from < BLOCK
                    && (kept.get(until).at() == MeasurementBlock.NO_TIME) == timeless) {
                until++;
            }
            List<Entry> entries = kept.subList(from, until);
            MeasurementBlock block = MeasurementBlock.of(entries, times, attributes);
            block.addTo(digest);
            long number = log.append(block);
            remember(entries, superseded, number);
            for (int place = 0; place < entries.size() && !superseded.isEmpty(); place++) {
                if (superseded.contains(entries.get(place))) {
                    log.supersede(number, place);
                }
            }
            from = until;
        }
    }

    private void remember(List<Entry> entries, Set<Entry> superseded, long number) {
        if (index != null) {
            for (int place = 0; place < entries.size(); place++) {
                if (!superseded.contains(entries.get(place))) {
                    index.put(entries.get(place).id(), number * BLOCK + place);
                }
            }
        }
    }

    /** Returns how many rows there were. */
    public long rows() {
        return rows;
    }

    /** Returns how many were not known. */
    public long added() {
        return added;
    }

    /** Returns how many were known with the same content. */
    public long unchanged() {
        return unchanged;
    }

    /** Returns how many superseded one with another content. */
    public long corrected() {
        return corrected;
    }

    /** Returns how many are no measurements by the series' definition. */
    public long skipped() {
        return skipped;
    }

    /** Returns how many could not be read. */
    public long refused() {
        return refused;
    }

    /** Returns the first of those. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** Returns the earliest time in a row that was added, corrected or superseded, {@literal null} if there is none. */
    public @Nullable Instant touchedFrom() {
        return touchedFrom == Long.MAX_VALUE ? null : Instant.EPOCH.plus(touchedFrom, ChronoUnit.MICROS);
    }

    /** Returns whether some time had no offset, so that the zone mattered. */
    public boolean usedZone() {
        return mapper.usedZone();
    }

    /** Returns a key of which another, different key has the same hash, {@literal null} if, as always so far, there is none. */
    public @Nullable String collision() {
        return collision;
    }

    /** Returns the hash of all that was kept and of the hash before it. */
    public String contentHash(String before) {
        return MeasurementBlock.chained(before, digest);
    }
}
