package io.attain.measurement;

import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.DraftEvaluation;
import io.attain.evaluation.DraftEvaluation.Judged;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.Linter;
import io.attain.evaluation.Measurement;
import io.attain.evaluation.MeasurementSource.Sink;
import io.attain.evaluation.PastTerms;
import io.attain.evaluation.SeriesHistory;
import io.attain.measurement.MeasurementStore.Reading;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A back-test of a draft on the measurements that the server keeps of the series that it reads: what would these terms have
 * given in the past? The measurements stream by twice, once to see how far back they reach and once to be judged; neither
 * they nor the result are stored. Whether somebody may see the result says {@link SeriesAccess}.
 */
@Component
public class StoredBacktest {

    /** How many measurements may stream by, both times together, and for how long. */
    private static final long MOST_MEASUREMENTS = 20_000_000;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 16;

    private final SeriesCatalogue catalogue;
    private final MeasurementStore store;

    StoredBacktest(SeriesCatalogue catalogue, MeasurementStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * Returns the draft among some documents: of the agreement that the first one holds, the version with the highest number.
     *
     * @param documents what was read, without findings, never {@literal null}
     * @throws IllegalArgumentException when there is no agreement among them
     */
    public static Agreement draft(Documents documents) {
        return new FileBacktest(documents)
                .versions().stream()
                        .max(Comparator.comparingInt(Agreement::version))
                        .orElseThrow();
    }

    /**
     * Judges a draft.
     *
     * @param draft the terms, never {@literal null}
     * @param now the instant before which the past lies, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if the measurements are too many to be judged while somebody waits
     * @throws IllegalArgumentException when the terms refer to what is not there
     */
    public DraftBacktest run(Agreement draft, Instant now) {
        return judge(draft, now, List.of()).backtest();
    }

    /**
     * Judges the {@linkplain #draft(Documents) draft} among some documents, and hands along what the linter finds in it.
     *
     * @param documents what was read, without findings, never {@literal null}
     * @param now the instant before which the past lies, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if the measurements are too many to be judged while somebody waits
     * @throws IllegalArgumentException when there is no agreement among the documents, or its terms refer to what is not
     *     there
     */
    public Judged judge(Documents documents, Instant now) {
        Agreement draft = draft(documents);
        List<SeriesDefinition> known = catalogue.find(PastTerms.series(draft)).values().stream()
                .map(SeriesRecord::definition)
                .toList();
        String document = documents.agreements().stream()
                .filter(it -> it.agreement().equals(draft))
                .map(AgreementDocument::source)
                .findFirst()
                .orElseThrow()
                .name();
        List<Finding> findings = Linter.lint(documents, new Documents(List.of(), known, List.of())).stream()
                .filter(it -> it.document().equals(document))
                .toList();
        return judge(draft, now, findings);
    }

    private Judged judge(Agreement draft, Instant now, List<Finding> findings) {
        Map<String, SeriesRecord> series = catalogue.find(PastTerms.series(draft));
        Guard guard = new Guard();
        DraftEvaluation evaluation = new DraftEvaluation(draft, now, histories(draft, now, series, guard));
        List<Reading> readings = new ArrayList<>();
        for (String id : evaluation.series()) {
            SeriesDefinition definition = known(series, id).definition();
            Instant from = evaluation.readsFrom(definition);
            // All matter where some from before do: of those the order of time says nothing about which.
            readings.add(new Reading(
                    id,
                    from,
                    from == null ? null : evaluation.readsUntil(),
                    guard.before(evaluation.open(definition))));
        }
        Map<String, InputReport> inputs = store.read(readings);
        List<Finding> more = new ArrayList<>(readOtherwise(draft, series));
        more.addAll(findings);
        return evaluation.judge(inputs, more);
    }

    private List<SeriesHistory> histories(Agreement draft, Instant now, Map<String, SeriesRecord> series, Guard guard) {
        Instant from = PastTerms.lookingBackTo(draft, now);
        Map<String, SeriesHistory.Reader> readers = new LinkedHashMap<>();
        List<Reading> readings = new ArrayList<>();
        series.forEach((id, record) -> {
            SeriesHistory.Reader reader = new SeriesHistory.Reader(record.definition(), draft.zone(), from, now);
            readers.put(id, reader);
            readings.add(new Reading(id, from, now, guard.before(reader)));
        });
        store.read(readings);
        List<SeriesHistory> histories = new ArrayList<>();
        readers.forEach(
                (id, reader) -> histories.add(reader.history(known(series, id).completeUntil())));
        return histories;
    }

    private static SeriesRecord known(Map<String, SeriesRecord> series, String id) {
        SeriesRecord record = series.get(id);
        if (record == null) {
            throw new IllegalStateException("There is no series " + id + ".");
        }
        return record;
    }

    private static List<Finding> readOtherwise(Agreement draft, Map<String, SeriesRecord> series) {
        List<Finding> findings = new ArrayList<>();
        for (SeriesDefinition own : draft.series()) {
            SeriesRecord record = series.get(own.id());
            if (record != null && !record.definition().readingHash().equals(own.readingHash())) {
                findings.add(new Finding(
                        Finding.Severity.WARNING,
                        "SERIES_READ_OTHERWISE",
                        draft.reference(),
                        "",
                        0,
                        "the draft defines the series '" + own.id()
                                + "' otherwise than the server, by whose definition the measurements were read",
                        null));
            }
        }
        return findings;
    }

    /** Ends a back-test that would keep somebody waiting, and the server busy, for too long. */
    private static final class Guard {

        private final long start = System.nanoTime();
        private long measurements;

        Sink before(Sink sink) {
            return new Sink() {
                @Override
                public void accept(Measurement measurement) {
                    count();
                    sink.accept(measurement);
                }

                @Override
                public void restart() {
                    sink.restart();
                }
            };
        }

        private void count() {
            measurements++;
            boolean late =
                    measurements % BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - start > LONGEST.toNanos();
            if (late || measurements > MOST_MEASUREMENTS) {
                throw Problem.refused(
                        "The series of this agreement have so many measurements that a back-test on all of"
                                + " them takes too long here. Run “attain backtest” on files of them instead.");
            }
        }
    }
}
