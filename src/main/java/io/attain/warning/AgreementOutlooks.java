package io.attain.warning;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.Outlook;
import io.attain.evaluation.Outlooks;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Reading;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Has the core look at the running periods of many agreements over the kept measurements, which stream by once. */
@Component
public class AgreementOutlooks {

    private final AgreementRegister register;
    private final SeriesCatalogue catalogue;
    private final MeasurementStore measurements;
    private final GrantedExclusions exclusions;
    private final Clock clock;

    AgreementOutlooks(
            AgreementRegister register,
            SeriesCatalogue catalogue,
            MeasurementStore measurements,
            GrantedExclusions exclusions,
            Clock clock) {
        this.register = register;
        this.catalogue = catalogue;
        this.measurements = measurements;
        this.exclusions = exclusions;
        this.clock = clock;
    }

    /**
     * Tells how the running periods of one agreement look.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of objective and scope, empty where none is running
     */
    public List<OutlookFacts> of(String reference) {
        Map<String, AgreementInForce> inForce = register.inForce(List.of(reference));
        return of(inForce).getOrDefault(reference, List.of()).stream()
                .map(it -> it.facts())
                .toList();
    }

    /** An outlook and what is shown of it. */
    record Looked(Outlook outlook, OutlookFacts facts) {}

    /**
     * Tells how the running periods of agreements look.
     *
     * @param agreements by reference
     * @return by reference, in order of objective and scope; those that were ended are left out
     */
    Map<String, List<Looked>> of(Map<String, AgreementInForce> agreements) {
        Instant now = clock.instant();
        Map<String, List<GrantedExclusion>> granted = exclusions.of(agreements.keySet());
        Map<String, JudgedPeriods> periods = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        agreements.forEach((reference, agreement) -> {
            Instant terminated = agreement.terminatedAt();
            if (terminated == null || terminated.isAfter(now)) {
                List<GrantedExclusion> own = granted.getOrDefault(reference, List.of());
                JudgedPeriods judged = JudgedPeriods.of(agreement.terms().stream()
                        .map(it -> GrantedExclusion.applied(it, own))
                        .toList());
                periods.put(reference, judged);
                ids.addAll(judged.series());
            }
        });
        Map<String, SeriesRecord> series = catalogue.find(ids);
        Map<String, Outlooks> outlooks = new TreeMap<>();
        List<Reading> readings = new ArrayList<>();
        periods.forEach((reference, judged) -> {
            Outlooks ofAgreement = new Outlooks(judged, now);
            outlooks.put(reference, ofAgreement);
            judged.series().stream()
                    .filter(series::containsKey)
                    .map(series::get)
                    .forEach(it -> addReading(readings, ofAgreement, it));
        });
        measurements.read(readings);
        Map<String, List<Looked>> looked = new TreeMap<>();
        outlooks.forEach((reference, ofAgreement) -> {
            AgreementInForce agreement = agreements.get(reference);
            if (agreement != null) {
                looked.put(
                        reference,
                        ofAgreement.outlooks().stream()
                                .map(it -> new Looked(
                                        it, OutlookFacts.of(agreement.latest().terms(), it)))
                                .toList());
            }
        });
        return looked;
    }

    private static void addReading(List<Reading> readings, Outlooks outlooks, SeriesRecord series) {
        Instant from = outlooks.readsFrom(series.definition());
        if (outlooks.runUntil() != null && (from == null || from.isBefore(Instant.MAX))) {
            readings.add(new Reading(
                    series.id(), from, from == null ? null : outlooks.runUntil(), outlooks.open(series.definition())));
        }
    }
}
