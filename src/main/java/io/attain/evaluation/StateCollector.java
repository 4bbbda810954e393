package io.attain.evaluation;

import io.attain.evaluation.Intervals.Interval;
import io.attain.evaluation.Measurement.State;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the states of subjects from status records or outages, for availability by time. A state holds until the
 * subject's next record, until it is stale, until monitoring ends, or up to when facts are known; one from before the
 * period, or the term, still holds in it. Outages say when a subject was down; at any other time it was up.
 */
final class StateCollector implements Collector {

    private final Binding binding;
    private final boolean ofOutages;
    private final long staleAfter;
    private final long shortest;
    private final int[] subjectPlaces;
    private final int fromPlace;
    private final int untilPlace;
    private final ExcludedTime excludedTime;
    private final long termStart;
    private final long known;
    private final Map<Scope, Map<List<String>, StateTrack>> tracks = new HashMap<>();
    private final Map<Scope, Map<List<String>, List<Outage>>> outages = new HashMap<>();
    private final Map<Scope, TimeSums[]> sums = new HashMap<>();
    private long unscoped;
    private long refused;
    private long fingerprint;
    private boolean summed;

    /** A stretch of downtime and, as bits, the exclusions by attribute that it falls under. */
    private record Outage(long from, long until, int exclusions) {}

    StateCollector(Binding binding, Availability availability, SeriesDefinition series, Layout layout) {
        this.binding = binding;
        this.ofOutages = series.shape() == Shape.OUTAGE;
        this.staleAfter = micros(availability.staleAfter(), Long.MAX_VALUE);
        this.shortest = micros(availability.shortest(), 0);
        this.subjectPlaces =
                series.subject().stream().mapToInt(layout::attribute).toArray();
        this.fromPlace = layout.time(ofOutages ? "from" : "at");
        this.untilPlace = layout.time("until");
        this.excludedTime = new ExcludedTime(binding);
        this.termStart = Moment.startOfDay(
                binding.agreement().term().from(), binding.clocks().zone());
        this.known = binding.knownMicros();
    }

    private static long micros(@Nullable Duration duration, long otherwise) {
        return duration == null ? otherwise : duration.toNanos() / 1000;
    }

    @Override
    public void accept(Measurement measurement) {
        Moment from = measurement.time(fromPlace);
        State state = ofOutages ? State.DOWN : measurement.state();
        if (from == null || state == null) {
            return;
        }
        long time = from.micros(binding.clocks().zone());
        if (time >= known) {
            return;
        }
        Scope scope = binding.scope(measurement);
        if (scope == null) {
            unscoped++;
            return;
        }
        List<String> subject = subject(measurement);
        // A record that ends monitoring rarely carries the attributes by which others are selected.
        boolean endsKnown =
                state == State.ENDED && tracks.getOrDefault(scope, Map.of()).containsKey(subject);
        if (!endsKnown && !binding.selects(measurement)) {
            return;
        }
        if (ofOutages) {
            addOutage(measurement, scope, subject, time);
        } else {
            track(scope, subject).add(time, state, excludedTime.bits(measurement));
        }
        fingerprint += measurement.fingerprint();
    }

    private StateTrack track(Scope scope, List<String> subject) {
        Map<List<String>, StateTrack> ofScope = tracks.get(scope);
        if (ofScope == null) {
            ofScope = new HashMap<>();
            tracks.put(scope, ofScope);
        }
        StateTrack track = ofScope.get(subject);
        if (track == null) {
            track = new StateTrack();
            ofScope.put(subject, track);
        }
        return track;
    }

    private void addOutage(Measurement measurement, Scope scope, List<String> subject, long from) {
        Moment until = measurement.time(untilPlace);
        long end = until == null ? known : until.micros(binding.clocks().zone());
        if (end < from) {
            refused++;
            return;
        }
        outages.computeIfAbsent(scope, it -> new HashMap<>())
                .computeIfAbsent(subject, it -> new ArrayList<>())
                .add(new Outage(from, Math.min(end, known), excludedTime.bits(measurement)));
    }

    private List<String> subject(Measurement measurement) {
        return switch (subjectPlaces.length) {
            case 0 -> List.of();
            case 1 -> List.of(measurement.attribute(subjectPlaces[0]));
            default -> {
                List<String> values = new ArrayList<>(subjectPlaces.length);
                for (int place : subjectPlaces) {
                    values.add(measurement.attribute(place));
                }
                yield values;
            }
        };
    }

    @Override
    public void restart() {
        tracks.clear();
        outages.clear();
        sums.clear();
        unscoped = 0;
        refused = 0;
        fingerprint = 0;
        summed = false;
    }

    @Override
    public long unscoped() {
        return unscoped;
    }

    @Override
    public Set<Scope> scopes() {
        sumUp();
        return new TreeSet<>(sums.keySet());
    }

    @Override
    public Evidence evidence(Scope scope, int period) {
        sumUp();
        TimeSums[] ofScope = sums.get(scope);
        if (ofScope == null) {
            TimeSums none = new TimeSums();
            // An objective that is judged as a whole and reads outages was up where none is recorded.
            if (ofOutages && scope.equals(Scope.WHOLE)) {
                addOutages(List.of(), period, none);
            }
            return evidence(none, period);
        }
        return evidence(ofScope[period], period);
    }

    private Evidence evidence(TimeSums sum, int period) {
        return sum.evidence(
                binding.periods().endMicros(period) - binding.periods().startMicros(period), refused, fingerprint);
    }

    private void sumUp() {
        if (summed) {
            return;
        }
        summed = true;
        tracks.forEach((scope, ofScope) -> ofScope.values().forEach(track -> {
            track.sort();
            if (track.touches(termStart, known, staleAfter)) {
                addTrack(track, ofScope(scope));
            }
        }));
        outages.forEach((scope, ofScope) -> ofScope.values().forEach(list -> {
            if (list.stream().anyMatch(it -> it.until() > termStart)) {
                TimeSums[] ofPeriods = ofScope(scope);
                for (int period = 0; period < ofPeriods.length; period++) {
                    addOutages(list, period, ofPeriods[period]);
                }
            }
        }));
        tracks.clear();
        outages.clear();
    }

    private TimeSums[] ofScope(Scope scope) {
        return sums.computeIfAbsent(scope, it -> {
            TimeSums[] empty = new TimeSums[binding.periods().size()];
            for (int period = 0; period < empty.length; period++) {
                empty[period] = new TimeSums();
            }
            return empty;
        });
    }

    private void addTrack(StateTrack track, TimeSums[] ofPeriods) {
        Periods periods = binding.periods();
        for (int period = 0; period < ofPeriods.length; period++) {
            ofPeriods[period].addSubject(
                    excludedTime.removed(0).covered(periods.startMicros(period), periods.endMicros(period)));
        }
        int runEnd = 0;
        boolean counts = false;
        for (int i = 0; i < track.size(); i++) {
            State state = track.state(i);
            if (state == State.ENDED) {
                continue;
            }
            if (state == State.DOWN && i >= runEnd) {
                runEnd = endOfRun(track, i);
                counts = shortest == 0 || lengthOfRun(track, i, runEnd) >= shortest;
            }
            long from = track.time(i);
            long until = Math.min(known, track.heldUntil(i, staleAfter));
            addStretch(from, until, state == State.DOWN && counts, track.exclusions(i), ofPeriods);
        }
    }

    private static int endOfRun(StateTrack track, int start) {
        int end = start;
        while (end < track.size() && track.state(end) == State.DOWN) {
            end++;
        }
        return end;
    }

    private long lengthOfRun(StateTrack track, int start, int end) {
        return Math.min(known, track.heldUntil(end - 1, staleAfter)) - track.time(start);
    }

    private void addStretch(long from, long until, boolean down, int exclusions, TimeSums[] ofPeriods) {
        Periods periods = binding.periods();
        int period = periods.firstEndingAfter(from);
        while (period < periods.size() && periods.startMicros(period) < until) {
            long start = Math.max(from, periods.startMicros(period));
            long end = Math.min(until, periods.endMicros(period));
            if (start < end) {
                ofPeriods[period].addStretch(start, end, down, exclusions, excludedTime);
            }
            period++;
        }
    }

    /** Outages of one subject may overlap, so their union is what was down. */
    private void addOutages(List<Outage> ofSubject, int period, TimeSums sum) {
        long start = binding.periods().startMicros(period);
        long end = Math.min(known, binding.periods().endMicros(period));
        Intervals removed = excludedTime.removed(0);
        Intervals met = excludedTime.met(0);
        List<Interval> all = new ArrayList<>();
        for (Outage outage : ofSubject) {
            all.add(new Interval(outage.from(), outage.until()));
            if (outage.exclusions() != 0) {
                removed =
                        removed.union(excludedTime.removed(outage.exclusions()).within(outage.from(), outage.until()));
                met = met.union(excludedTime.met(outage.exclusions()).within(outage.from(), outage.until()));
            }
        }
        List<Interval> counting = Intervals.union(all).list().stream()
                .filter(it -> it.until() - it.from() >= shortest)
                .toList();
        Intervals down = Intervals.union(counting);
        sum.addSubject(removed.covered(start, binding.periods().endMicros(period)));
        if (start < end) {
            sum.addWhole(start, end, down, removed, met, excludedTime);
        }
    }

    /** What was added up for one scope and period, in microseconds; several subjects' times are added. */
    private static final class TimeSums {

        private int subjects;
        private long periodRemoved;
        private long monitored;
        private long downWithoutExclusions;
        private long counted;
        private long down;
        private long met;
        private final Map<String, Long> excludedBy = new HashMap<>();

        void addSubject(long removedOfPeriod) {
            subjects++;
            periodRemoved += removedOfPeriod;
        }

        void addStretch(long start, long end, boolean isDown, int exclusions, ExcludedTime time) {
            long length = end - start;
            long removed = time.removed(exclusions).covered(start, end);
            monitored += length;
            counted += length - removed;
            if (exclusions != 0) {
                periodRemoved += removed - time.removed(0).covered(start, end);
            }
            if (isDown) {
                long forgiven = time.met(exclusions).covered(start, end);
                downWithoutExclusions += length;
                down += length - removed - forgiven;
                met += forgiven;
            }
            time.addTo(excludedBy, exclusions, start, end);
        }

        void addWhole(
                long start, long end, Intervals downtime, Intervals removed, Intervals forgiven, ExcludedTime time) {
            monitored += end - start;
            counted += end - start - removed.covered(start, end);
            downWithoutExclusions += downtime.covered(start, end);
            Intervals bad = downtime.minus(removed);
            down += bad.minus(forgiven).covered(start, end);
            met += bad.covered(start, end) - bad.minus(forgiven).covered(start, end);
            time.addTo(excludedBy, 0, start, end);
        }

        Evidence evidence(long periodLength, long refused, long fingerprint) {
            BigDecimal good = milliseconds(counted - down);
            Map<String, BigDecimal> byExclusion = new HashMap<>();
            excludedBy.forEach((id, micros) -> byExclusion.put(id, milliseconds(micros)));
            long expected = Math.max(0, subjects * periodLength - periodRemoved);
            return new Evidence(
                    milliseconds(monitored),
                    milliseconds(counted),
                    good,
                    milliseconds(monitored - counted),
                    0,
                    milliseconds(met).longValue(),
                    refused,
                    byExclusion,
                    counted == 0 ? null : Figure.percent(good, milliseconds(counted)),
                    excludedBy.isEmpty() || monitored == 0
                            ? null
                            : Figure.percent(milliseconds(monitored - downWithoutExclusions), milliseconds(monitored)),
                    BigDecimal.ZERO,
                    down,
                    expected == 0
                            ? null
                            : Fractions.of(BigDecimal.valueOf(counted))
                                    .multiply(Fractions.HUNDRED)
                                    .divide(Fractions.of(BigDecimal.valueOf(expected))),
                    null,
                    fingerprint);
        }

        private static BigDecimal milliseconds(long micros) {
            return micros % 1000 == 0 ? BigDecimal.valueOf(micros / 1000) : BigDecimal.valueOf(micros, 3);
        }
    }
}
