package io.attain.report;

import io.attain.evaluation.ReportDates;
import io.attain.measurement.CaseFile;
import io.attain.measurement.CaseFile.Time;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.terms.Agreement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the punctuality of reports a measurement of the series that their terms name, in the transaction of what happened. */
@Component
class Punctuality {

    private final ReportTerms reportTerms;
    private final SeriesCatalogue catalogue;
    private final MeasurementStore measurements;

    Punctuality(ReportTerms reportTerms, SeriesCatalogue catalogue, MeasurementStore measurements) {
        this.reportTerms = reportTerms;
        this.catalogue = catalogue;
        this.measurements = measurements;
    }

    /**
     * Records how a report stands; what was recorded of it before is corrected.
     *
     * @param owed as it is now
     * @param confirmedAt when it was confirmed, {@literal null} if it was not
     * @param account who brought it about
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(OwedReport owed, @Nullable Instant confirmedAt, String account) {
        Agreement terms = reportTerms.terms(owed);
        series(terms, owed.report()).ifPresent(it -> keep(it, terms, owed, confirmedAt, account));
    }

    /** A series counts that the agreement defines or judges: to be named by a report alone opens nobody else's. */
    private Optional<SeriesRecord> series(Agreement terms, String report) {
        String id = terms.report(report).orElseThrow().series();
        boolean own = terms.series().stream().anyMatch(it -> it.id().equals(id))
                || terms.objectives().stream().anyMatch(it -> it.series().equals(id));
        return id == null || !own
                ? Optional.empty()
                : catalogue.find(id).filter(it -> ReportDates.fits(it.definition()));
    }

    private void keep(
            SeriesRecord series, Agreement terms, OwedReport owed, @Nullable Instant confirmedAt, String account) {
        Map<String, Time> times = new HashMap<>();
        times.put(
                "due",
                new Time(owed.lastMoment().atZone(terms.zone()).toLocalDate(), owed.isByDay() ? null : owed.dueAt()));
        put(times, "done", owed, owed.deliveredAt(), terms);
        put(times, "confirmed", owed, confirmedAt, terms);
        String key = owed.report() + " " + owed.due();
        try {
            measurements.keep(
                    series.id(),
                    new Submission(key, false, null, account),
                    new ByteArrayInputStream(
                            CaseFile.of(series, terms.zone(), key, times, Map.of("report", owed.report()))));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can be read.", impossible);
        }
    }

    private static void put(
            Map<String, Time> times, String name, OwedReport owed, @Nullable Instant at, Agreement terms) {
        if (at != null) {
            times.put(name, new Time(at.atZone(terms.zone()).toLocalDate(), owed.isByDay() ? null : at));
        }
    }
}
