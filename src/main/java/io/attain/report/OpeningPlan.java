package io.attain.report;

import io.attain.agreement.AgreementInForce;
import io.attain.evaluation.DueReport;
import io.attain.evaluation.ReportDates;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.ReportDuty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which reports of an agreement are to be asked for now, and when to look again. A report is asked for from the day after the
 * one before it was due, seven days ahead at the earliest, by the version in force on the day that its rule names.
 *
 * @param openings in order of versions and dates
 * @param lookAt when the next one is to be asked for, {@literal null} for never by these terms
 */
record OpeningPlan(List<Opening> openings, @Nullable Instant lookAt) {

    private static final int DAYS_AHEAD = 7;

    /** A report to be asked for, by a version of the terms. */
    record Opening(Agreement terms, ReportDuty report, DueReport due) {}

    /**
     * Makes a plan.
     *
     * @param agreement its versions in force
     * @param since the first day whose reports are asked for
     * @param last what was opened last, by the report's id
     * @param now the instant
     */
    static OpeningPlan of(AgreementInForce agreement, LocalDate since, Map<String, OwedReport> last, Instant now) {
        List<Opening> openings = new ArrayList<>();
        Instant lookAt = null;
        List<Agreement> versions = agreement.terms();
        for (int i = 0; i < versions.size(); i++) {
            Agreement terms = versions.get(i);
            LocalDate until = versions.subList(i + 1, versions.size()).stream()
                    .map(Agreement::effective)
                    .min(LocalDate::compareTo)
                    .orElse(terms.term().until());
            for (ReportDuty report : terms.reports()) {
                DueReport before = null;
                for (DueReport due : ReportDates.between(terms, report, terms.effective(), until)) {
                    Instant from = askedFrom(before, due);
                    before = due;
                    if (isKnown(due, last.get(report.id()))
                            || due.day().isBefore(since)
                            || (agreement.terminatedAt() != null && due.at().isAfter(agreement.terminatedAt()))) {
                        continue;
                    }
                    if (from.isAfter(now)) {
                        lookAt = lookAt == null || from.isBefore(lookAt) ? from : lookAt;
                        break;
                    }
                    openings.add(new Opening(terms, report, due));
                }
            }
        }
        return new OpeningPlan(openings, lookAt);
    }

    private static boolean isKnown(DueReport due, @Nullable OwedReport last) {
        if (last == null) {
            return false;
        }
        // A calendar that has changed since may have moved the same occurrence.
        boolean sameOccurrence = due.time() == null && !due.occurrence().isAfter(last.occurrence());
        return sameOccurrence || due.text().compareTo(last.due()) <= 0;
    }

    private static Instant askedFrom(@Nullable DueReport before, DueReport due) {
        LocalDate day = due.day().minusDays(DAYS_AHEAD);
        if (before != null && before.day().plusDays(1).isAfter(day)) {
            day = before.day().plusDays(1);
        }
        return (day.isAfter(due.day()) ? due.day() : day)
                .atStartOfDay(due.zone())
                .toInstant();
    }
}
