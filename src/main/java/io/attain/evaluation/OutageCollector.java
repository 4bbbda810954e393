package io.attain.evaluation;

import io.attain.evaluation.Measurement.State;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers runs of downtime and hands each on as a measurement with the times {@code from} and {@code until}: an outage as
 * it is, or, per subject, consecutive down records, from the first until the next one that is not down. A run that ends
 * with the monitoring, or has not ended, was not restored and has no {@code until}; how long it was down is known all the
 * same: until the monitoring ended, or up to when facts are known.
 */
final class OutageCollector implements Collector {

    /** The timestamp up to which a run was down, restored or not. No column can be called so. */
    static final String DOWN_UNTIL = "\u0000down until";

    private final Binding binding;
    private final MeasurementCollector runs;
    private final boolean ofOutages;
    private final int[] subjectPlaces;
    private final int fromPlace;
    private final int untilPlace;
    private final Map<Scope, Map<List<String>, List<Entry>>> tracks = new HashMap<>();
    private final Set<Scope> scopes = new HashSet<>();
    private long unscoped;
    private boolean finished;

    /** A record of a subject; only down ones are kept whole. */
    private record Entry(long time, State state, @Nullable Measurement record) {}

    /**
     * Creates a collector.
     *
     * @param binding the objective bound to the layout of the series
     * @param runs gathers the runs; bound to {@link #layout(Layout)}
     * @param series the series
     * @param layout its layout
     */
    OutageCollector(Binding binding, MeasurementCollector runs, SeriesDefinition series, Layout layout) {
        this.binding = binding;
        this.runs = runs;
        this.ofOutages = series.shape() == Shape.OUTAGE;
        this.subjectPlaces =
                series.subject().stream().mapToInt(layout::attribute).toArray();
        this.fromPlace = layout.time(ofOutages ? "from" : "at");
        this.untilPlace = layout.time("until");
    }

    /** Returns the layout of runs over records of some layout. */
    static Layout layout(Layout ofRecords) {
        return new Layout(List.of("from", "until", DOWN_UNTIL), ofRecords.attributes());
    }

    @Override
    public void accept(Measurement measurement) {
        Moment from = measurement.time(fromPlace);
        if (from == null) {
            return;
        }
        if (ofOutages) {
            handOn(measurement, from, measurement.time(untilPlace), null);
            return;
        }
        State state = measurement.state();
        long time = from.micros(binding.clocks().zone());
        if (state == null || time >= binding.asOfMicros()) {
            return;
        }
        Scope scope = binding.scope(measurement);
        if (scope == null) {
            unscoped++;
            return;
        }
        Map<List<String>, List<Entry>> ofScope = tracks.computeIfAbsent(scope, it -> new HashMap<>());
        List<String> subject = subject(measurement);
        if (state != State.ENDED && !binding.selects(measurement)) {
            return;
        }
        if (binding.isInTerm(from)) {
            scopes.add(scope);
        }
        ofScope.computeIfAbsent(subject, it -> new ArrayList<>())
                .add(new Entry(time, state, state == State.DOWN ? measurement : null));
    }

    private List<String> subject(Measurement measurement) {
        List<String> values = new ArrayList<>(subjectPlaces.length);
        for (int place : subjectPlaces) {
            values.add(measurement.attribute(place));
        }
        return values;
    }

    @Override
    public void restart() {
        tracks.clear();
        scopes.clear();
        runs.restart();
        unscoped = 0;
        finished = false;
    }

    @Override
    public Set<Scope> scopes() {
        finish();
        Set<Scope> all = new HashSet<>(scopes);
        all.addAll(runs.scopes());
        return all;
    }

    @Override
    public Evidence evidence(Scope scope, int period) {
        finish();
        return runs.evidence(scope, period);
    }

    @Override
    public long unscoped() {
        return unscoped + runs.unscoped();
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        tracks.forEach((scope, ofScope) -> ofScope.values().forEach(entries -> {
            entries.sort(Comparator.comparingLong(Entry::time));
            if (isHeldIntoTerm(entries)) {
                scopes.add(scope);
            }
            handOn(entries);
        }));
        tracks.clear();
    }

    private boolean isHeldIntoTerm(List<Entry> entries) {
        long start = Moment.startOfDay(
                binding.agreement().term().from(), binding.clocks().zone());
        State held = State.ENDED;
        for (Entry entry : entries) {
            if (entry.time() <= start) {
                held = entry.state();
            }
        }
        return held != State.ENDED;
    }

    private void handOn(List<Entry> entries) {
        Entry first = null;
        for (Entry entry : entries) {
            if (entry.state() == State.DOWN) {
                first = first == null ? entry : first;
            } else if (first != null) {
                Moment end = new Moment(entry.time(), false);
                handOn(first, entry.state() == State.UP ? end : null, end);
                first = null;
            }
        }
        if (first != null) {
            handOn(first, null, null);
        }
    }

    private void handOn(Entry first, @Nullable Moment restored, @Nullable Moment end) {
        if (first.record() != null) {
            handOn(first.record(), new Moment(first.time(), false), restored, end);
        }
    }

    private void handOn(Measurement record, Moment from, @Nullable Moment restored, @Nullable Moment end) {
        Moment downUntil = restored == null ? end : restored;
        runs.accept(record.withTimes(
                from, restored, downUntil == null ? new Moment(binding.knownMicros(), false) : downUntil));
    }
}
