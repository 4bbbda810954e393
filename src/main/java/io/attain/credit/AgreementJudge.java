package io.attain.credit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.Evaluation;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.JudgedPeriods;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Reading;
import io.attain.measurement.MeasurementStore.Upload;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the core judge periods of many agreements over the kept measurements, which stream by once. */
@Component
class AgreementJudge {

    private static final int CACHED = 20_000;

    private final AgreementRegister register;
    private final SeriesCatalogue catalogue;
    private final MeasurementStore measurements;
    private final PeriodCloses closes;
    private final DecidedCredits decisions;
    private final GrantedExclusions exclusions;
    private final Clock clock;
    private final Cache<String, JudgedPeriods> periods =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    AgreementJudge(
            AgreementRegister register,
            SeriesCatalogue catalogue,
            MeasurementStore measurements,
            PeriodCloses closes,
            DecidedCredits decisions,
            GrantedExclusions exclusions,
            Clock clock) {
        this.register = register;
        this.catalogue = catalogue;
        this.measurements = measurements;
        this.closes = closes;
        this.decisions = decisions;
        this.exclusions = exclusions;
        this.clock = clock;
    }

    /**
     * What is to be done for one agreement.
     *
     * @param inForce its versions
     * @param periods their periods
     * @param closed what has become of those so far
     * @param plan what is to be done
     * @param series what is known of the series that it reads, by id
     * @param uploads those that its verdicts do not take into account yet
     */
    record Work(
            AgreementInForce inForce,
            JudgedPeriods periods,
            List<ClosedPeriod> closed,
            ClosePlan plan,
            Map<String, SeriesRecord> series,
            List<Upload> uploads) {

        String reference() {
            return inForce.latest().reference();
        }

        Agreement terms() {
            return inForce.latest().terms();
        }

        /** Returns of each series the upload up to which it is read. */
        Map<String, Long> seen() {
            Map<String, Long> seen = new TreeMap<>();
            series.forEach((id, record) -> seen.put(id, record.lastUpload()));
            return seen;
        }
    }

    /**
     * Plans what is to be done.
     *
     * @param seen by agreement, of each series the last upload that its verdicts take into account
     * @param decided by agreement, the earliest time that something was decided about
     */
    List<Work> plan(Map<String, Map<String, Long>> seen, Map<String, Instant> decided) {
        Instant now = clock.instant();
        Map<String, AgreementInForce> inForce = register.inForce(seen.keySet());
        Map<String, List<GrantedExclusion>> granted = exclusions.of(seen.keySet());
        Map<String, JudgedPeriods> judged = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        inForce.forEach((reference, agreement) -> {
            judged.put(reference, periods(agreement, granted.getOrDefault(reference, List.of())));
            ids.addAll(judged.get(reference).series());
        });
        Map<String, SeriesRecord> series = catalogue.find(ids);
        Map<String, List<ClosedPeriod>> closed = closes.periods(seen.keySet());
        Map<String, List<Upload>> uploads = uploads(judged, series, closed, seen);
        List<Work> work = new ArrayList<>();
        judged.forEach((reference, ofReference) -> {
            Map<String, SeriesRecord> own = new TreeMap<>();
            ofReference.series().forEach(id -> own.put(id, known(series, id, reference)));
            List<ClosedPeriod> before = closed.getOrDefault(reference, List.of());
            List<Upload> unseen = new ArrayList<>();
            own.keySet().forEach(id -> uploads.getOrDefault(id, List.of()).stream()
                    .filter(it -> it.number() > seenOf(seen, reference, id))
                    .forEach(unseen::add));
            boolean any = own.values().stream().anyMatch(it -> it.lastUpload() > seenOf(seen, reference, it.id()));
            // Nothing has been seen where other terms have come in force: all is judged anew, also what nobody
            // measured.
            boolean anew = own.keySet().stream().allMatch(it -> seenOf(seen, reference, it) == 0);
            Instant touched = anew
                    ? Instant.MIN
                    : Stream.concat(
                                    unseen.stream().map(Upload::touchedFrom),
                                    Stream.of(decided).map(it -> it.get(reference)))
                            .filter(Objects::nonNull)
                            .min(Instant::compareTo)
                            .orElse(null);
            AgreementInForce agreement = Objects.requireNonNull(inForce.get(reference));
            ClosePlan plan = ClosePlan.of(
                    ofReference, agreement.terminatedAt(), own, before, new ClosePlan.Changes(any, touched), now);
            work.add(new Work(agreement, ofReference, before, plan, own, unseen));
        });
        return work;
    }

    private static SeriesRecord known(Map<String, SeriesRecord> series, String id, String reference) {
        SeriesRecord record = series.get(id);
        if (record == null) {
            throw Problem.conflict("There is no series " + id + ", which " + reference + " reads.");
        }
        return record;
    }

    private static long seenOf(Map<String, Map<String, Long>> seen, String reference, String series) {
        return seen.getOrDefault(reference, Map.of()).getOrDefault(series, 0L);
    }

    /** Returns what came since, of series that some closed period reads; before the first close everything is new. */
    private Map<String, List<Upload>> uploads(
            Map<String, JudgedPeriods> judged,
            Map<String, SeriesRecord> series,
            Map<String, List<ClosedPeriod>> closed,
            Map<String, Map<String, Long>> seen) {
        Map<String, Long> after = new HashMap<>();
        judged.forEach((reference, ofReference) -> {
            if (closed.containsKey(reference)) {
                for (String id : ofReference.series()) {
                    SeriesRecord record = series.get(id);
                    long last = seenOf(seen, reference, id);
                    if (record != null && record.lastUpload() > last) {
                        after.merge(id, last, Math::min);
                    }
                }
            }
        });
        Map<String, List<Upload>> uploads = new HashMap<>();
        if (!after.isEmpty()) {
            measurements.changes(after).forEach(it -> uploads.computeIfAbsent(it.series(), id -> new ArrayList<>())
                    .add(it));
        }
        return uploads;
    }

    /**
     * Returns what is known of one agreement, without a plan.
     *
     * @throws Problem if no version of it has come in force
     */
    Work work(String reference) {
        AgreementInForce agreement = register.inForce(List.of(reference)).get(reference);
        if (agreement == null) {
            throw Problem.conflict("No version of " + reference + " has come in force, so nothing is judged.");
        }
        JudgedPeriods ofAgreement =
                periods(agreement, exclusions.of(List.of(reference)).getOrDefault(reference, List.of()));
        Map<String, SeriesRecord> series = catalogue.find(ofAgreement.series());
        Map<String, SeriesRecord> own = new TreeMap<>();
        ofAgreement.series().forEach(id -> own.put(id, known(series, id, reference)));
        return new Work(agreement, ofAgreement, List.of(), ClosePlan.NOTHING, own, List.of());
    }

    /** Returns the periods of an agreement; the same versions with the same exclusions and the same end always have the same. */
    JudgedPeriods periods(AgreementInForce agreement, List<GrantedExclusion> granted) {
        StringBuilder key = new StringBuilder(agreement.latest().reference());
        agreement.versions().forEach(it -> key.append(' ').append(it.version()));
        granted.forEach(it -> key.append(" x").append(it.number()));
        key.append(' ').append(agreement.terminatedAt());
        return periods.get(
                key.toString(),
                it -> JudgedPeriods.of(agreement.terms().stream()
                        .map(terms -> GrantedExclusion.applied(terms, granted))
                        .toList()));
    }

    /**
     * Judges chosen periods.
     *
     * @param chosen the periods by agreement
     * @param work what is known of the agreements
     * @return by agreement, in order of period, objective and scope
     */
    Map<String, List<Assessment>> assess(Map<String, ? extends Collection<EvaluationPeriod>> chosen, List<Work> work) {
        Map<String, Evaluation> evaluations = new TreeMap<>();
        List<Reading> readings = new ArrayList<>();
        Instant now = clock.instant();
        for (Work it : work) {
            Collection<EvaluationPeriod> ofAgreement = chosen.get(it.reference());
            if (ofAgreement != null && !ofAgreement.isEmpty()) {
                Set<List<LocalDate>> times = new HashSet<>();
                ofAgreement.forEach(period -> times.add(List.of(period.start(), period.end())));
                Evaluation evaluation = new Evaluation(
                        it.periods(), period -> times.contains(List.of(period.start(), period.end())), now);
                evaluations.put(it.reference(), evaluation);
                readings.addAll(readings(it, evaluation, ofAgreement));
            }
        }
        Map<String, InputReport> inputs = measurements.read(readings);
        Map<String, List<Assessment>> assessments = new TreeMap<>();
        Map<String, List<DecidedCredit>> decided = decisions.of(evaluations.keySet());
        evaluations.forEach((reference, evaluation) -> assessments.put(
                reference, decided(evaluation.assess(inputs), decided.getOrDefault(reference, List.of()))));
        return assessments;
    }

    /** What was decided about a credit counts instead of what is worked out. */
    private static List<Assessment> decided(List<Assessment> assessments, List<DecidedCredit> decided) {
        if (decided.isEmpty()) {
            return assessments;
        }
        Map<VerdictFold.Key, DecidedCredit> byKey = new HashMap<>();
        decided.forEach(it -> byKey.put(VerdictFold.Key.of(it), it));
        return assessments.stream()
                .map(it -> {
                    DecidedCredit decision = byKey.get(VerdictFold.Key.of(it));
                    return decision == null ? it : it.decided(decision.amount(), "decided in " + decision.decision());
                })
                .toList();
    }

    private static List<Reading> readings(Work work, Evaluation evaluation, Collection<EvaluationPeriod> chosen) {
        List<Reading> readings = new ArrayList<>();
        for (SeriesRecord series : work.series().values()) {
            Instant from = evaluation.readsFrom(series.definition());
            if (from == null || from.isBefore(Instant.MAX)) {
                readings.add(new Reading(
                        series.id(), from, from == null ? null : end(chosen), evaluation.open(series.definition())));
            }
        }
        return readings;
    }

    private static @Nullable Instant end(Collection<EvaluationPeriod> periods) {
        return periods.stream()
                .map(EvaluationPeriod::endInstant)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
