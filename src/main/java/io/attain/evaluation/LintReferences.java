package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Calendar;
import io.attain.terms.Condition;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit.Late;
import io.attain.terms.Exclusion;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds names that stand for nothing, or for two things. */
final class LintReferences {

    private LintReferences() {}

    static void check(LintSubject subject) {
        ids(subject);
        versions(subject);
        parties(subject);
        calendars(subject);
        services(subject);
        series(subject);
        exclusions(subject);
    }

    private static void ids(LintSubject subject) {
        Agreement agreement = subject.agreement();
        unique(subject, "/parties", "party", agreement.parties(), Party::id);
        unique(subject, "/calendars", "calendar", agreement.calendars(), Calendar::id);
        unique(subject, "/services", "service", agreement.services(), Agreement.Service::id);
        unique(subject, "/series", "series", agreement.series(), SeriesDefinition::id);
        unique(subject, "/objectives", "objective", agreement.objectives(), Objective::id);
        unique(subject, "/exclusions", "exclusion", agreement.exclusions(), Exclusion::id);
        unique(subject, "/reports", "report", agreement.reports(), Agreement.ReportDuty::id);
        unique(subject, "/escalation", "level", agreement.escalation(), it -> String.valueOf(it.level()));
    }

    private static <T> void unique(
            LintSubject subject, String place, String what, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < items.size(); index++) {
            String id = name.apply(items.get(index));
            if (!seen.add(id)) {
                subject.error(
                        LintCode.DUPLICATE_ID,
                        place + "/" + index,
                        "the " + what + " '" + id + "' is defined twice: nobody can tell which is meant",
                        "another id for one of them");
            }
        }
    }

    private static void versions(LintSubject subject) {
        Agreement agreement = subject.agreement();
        for (AgreementDocument other : subject.agreements()) {
            Agreement version = other.agreement();
            boolean another = version.reference().equals(agreement.reference())
                    && !version.hash().equals(agreement.hash());
            if (another && version.version() == agreement.version()) {
                subject.error(
                        LintCode.VERSION_CONFLICT,
                        "/version",
                        "there is another version " + version.version() + " of " + version.reference()
                                + " with other terms",
                        "version: " + (version.version() + 1));
            } else if (another && version.effective().equals(agreement.effective())) {
                subject.error(
                        LintCode.VERSION_CONFLICT,
                        "/effective",
                        "version " + version.version() + " of " + version.reference()
                                + " takes effect on the same day (" + version.effective()
                                + "): nobody can tell which of them judges",
                        "another effective date");
            }
        }
    }

    private static void parties(LintSubject subject) {
        Agreement agreement = subject.agreement();
        for (int index = 0; index < agreement.people().size(); index++) {
            party(subject, agreement.people().get(index).party(), "/people/" + index + "/party");
        }
        for (int index = 0; index < agreement.services().size(); index++) {
            party(subject, agreement.services().get(index).provider(), "/services/" + index + "/provider");
            party(subject, agreement.services().get(index).customer(), "/services/" + index + "/customer");
        }
        for (int index = 0; index < agreement.responsibilities().size(); index++) {
            party(subject, agreement.responsibilities().get(index).party(), "/responsibilities/" + index + "/party");
        }
        for (int index = 0; index < agreement.reports().size(); index++) {
            party(subject, agreement.reports().get(index).from(), "/reports/" + index + "/from");
            party(subject, agreement.reports().get(index).to(), "/reports/" + index + "/to");
        }
        for (int index = 0; index < agreement.series().size(); index++) {
            party(subject, agreement.series().get(index).owner(), "/series/" + index + "/owner");
        }
        for (int index = 0; index < agreement.exclusions().size(); index++) {
            String assessor = agreement.exclusions().get(index).assessedBy();
            boolean isRole = Arrays.stream(Role.values()).map(Labels::of).anyMatch(it -> it.equals(assessor));
            if (!isRole) {
                party(subject, assessor, "/exclusions/" + index + "/assessedBy");
            }
        }
    }

    private static void party(LintSubject subject, @Nullable String id, String place) {
        if (id != null && subject.agreement().party(id).isEmpty()) {
            unknown(
                    subject,
                    LintCode.PARTY_UNKNOWN,
                    place,
                    "party",
                    id,
                    names(subject.agreement().parties(), Party::id));
        }
    }

    private static void calendars(LintSubject subject) {
        Agreement agreement = subject.agreement();
        for (int index = 0; index < agreement.calendars().size(); index++) {
            Calendar calendar = agreement.calendars().get(index);
            if (calendar.holidays() != null) {
                try {
                    BusinessTime.of(calendar, agreement.zone());
                } catch (IllegalArgumentException unknown) {
                    subject.error(
                            LintCode.HOLIDAYS_UNKNOWN,
                            "/calendars/" + index + "/holidays",
                            String.valueOf(unknown.getMessage()),
                            "one of the known ones, or the days themselves: closed: [2026-12-25, --01-01]");
                }
            }
        }
        for (int index = 0; index < agreement.escalation().size(); index++) {
            calendar(subject, agreement.escalation().get(index).calendar(), "/escalation/" + index + "/calendar");
        }
        for (int index = 0; index < agreement.reports().size(); index++) {
            calendar(subject, agreement.reports().get(index).calendar(), "/reports/" + index + "/calendar");
        }
        subject.forEachObjective((objective, index) -> {
            String place = LintSubject.objective(index);
            Indicator indicator = objective.indicator();
            Of of = indicator instanceof Indicator.Aggregate aggregate
                    ? aggregate.of()
                    : indicator instanceof Indicator.Percentile percentile ? percentile.of() : null;
            if (of instanceof Of.ElapsedTime elapsed) {
                calendar(subject, elapsed.elapsed().calendar(), place + "/indicator/of/elapsed/calendar");
            }
            if (indicator instanceof Ratio ratio) {
                calendars(subject, ratio.condition(), place + "/indicator");
            }
            calendars(subject, objective.where(), place + "/where");
            if (objective.credit() != null
                    && objective.credit().rule() instanceof Each each
                    && each.unit() instanceof Late late) {
                calendar(subject, late.calendar(), place + "/credit/each/calendar");
            }
            for (int warning = 0; warning < objective.warn().size(); warning++) {
                calendar(subject, objective.warn().get(warning).calendar(), place + "/warn/" + warning + "/calendar");
            }
        });
        for (int index = 0; index < agreement.exclusions().size(); index++) {
            calendars(subject, agreement.exclusions().get(index).where(), "/exclusions/" + index + "/where");
        }
    }

    private static void calendars(LintSubject subject, @Nullable Condition condition, String place) {
        if (condition != null) {
            condition.parts().forEach(part -> {
                if (part instanceof ElapsedWithin within) {
                    calendar(subject, within.elapsed().calendar(), place);
                }
            });
        }
    }

    private static void calendar(LintSubject subject, @Nullable String id, String place) {
        if (id != null && subject.agreement().calendar(id).isEmpty()) {
            unknown(
                    subject,
                    LintCode.CALENDAR_UNKNOWN,
                    place,
                    "calendar",
                    id,
                    names(subject.agreement().calendars(), Calendar::id));
        }
    }

    private static void services(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            String id = objective.service();
            if (id != null && subject.agreement().service(id).isEmpty()) {
                unknown(
                        subject,
                        LintCode.SERVICE_UNKNOWN,
                        LintSubject.objective(index) + "/service",
                        "service",
                        id,
                        names(subject.agreement().services(), Agreement.Service::id));
            }
        });
    }

    private static void series(LintSubject subject) {
        Agreement agreement = subject.agreement();
        subject.forEachObjective((objective, index) -> {
            if (!subject.series().containsKey(objective.series())) {
                subject.error(
                        LintCode.SERIES_UNDEFINED,
                        LintSubject.objective(index) + "/series",
                        "nobody defined the series '" + objective.series() + "'"
                                + known(subject.series().keySet()) + ": its measurements cannot be read",
                        "a definition under series, or in a file of its own given along");
            }
        });
        for (int index = 0; index < agreement.responsibilities().size(); index++) {
            mention(
                    subject,
                    agreement.responsibilities().get(index).series(),
                    "/responsibilities/" + index + "/series");
        }
        for (int index = 0; index < agreement.reports().size(); index++) {
            mention(subject, agreement.reports().get(index).series(), "/reports/" + index + "/series");
            report(subject, agreement.reports().get(index), "/reports/" + index);
        }
        if (agreement.review() != null) {
            for (int index = 0; index < agreement.review().assumes().size(); index++) {
                mention(
                        subject,
                        agreement.review().assumes().get(index).series(),
                        "/review/assumes/" + index + "/series");
            }
        }
    }

    /** A report needs a rule that can be read, and a series in which a later delivery corrects the earlier entry. */
    private static void report(LintSubject subject, Agreement.ReportDuty report, String place) {
        try {
            ReportDates.check(report.every());
        } catch (IllegalArgumentException unreadable) {
            subject.error(
                    LintCode.RECURRENCE_UNREADABLE,
                    place + "/every",
                    unreadable.getMessage() + ": nobody can say when the report is due",
                    "a recurrence rule by RFC 5545 such as FREQ=WEEKLY;BYDAY=MO or FREQ=MONTHLY;BYMONTHDAY=5");
        }
        SeriesDefinition series =
                report.series() == null ? null : subject.series().get(report.series());
        if (series != null && !ReportDates.fits(series)) {
            subject.warning(
                    LintCode.SERIES_UNFIT,
                    place + "/series",
                    "the series '" + series.id()
                            + "' cannot record reports: its shape has to be case, its times have to"
                            + " include due and done, and it needs a key",
                    "{shape: case, key: [report], times: {due: {column: due}, done: {column: sent}}}");
        }
    }

    /** What no verdict rests on can still be judged without it. */
    private static void mention(LintSubject subject, @Nullable String id, String place) {
        if (id != null && !subject.series().containsKey(id)) {
            subject.warning(
                    LintCode.SERIES_UNDEFINED,
                    place,
                    "nobody defined the series '" + id + "'"
                            + known(subject.series().keySet()) + ": nothing will ever be recorded in it",
                    "a definition under series, or in a file of its own given along");
        }
    }

    private static void exclusions(LintSubject subject) {
        Agreement agreement = subject.agreement();
        subject.forEachObjective((objective, index) -> {
            List<String> named = objective.exclusions() == null ? List.of() : objective.exclusions();
            for (String id : named) {
                exclusion(subject, id, LintSubject.objective(index) + "/exclusions");
            }
        });
        for (int index = 0; index < agreement.exclusions().size(); index++) {
            for (String id : agreement.exclusions().get(index).objectives()) {
                objective(subject, id, "/exclusions/" + index + "/objectives");
            }
        }
        for (int index = 0; index < agreement.supports().size(); index++) {
            Agreement.Support support = agreement.supports().get(index);
            objective(subject, support.objectiveHere(), "/supports/" + index + "/for");
            if (support.exclusion() != null) {
                exclusion(subject, support.exclusion(), "/supports/" + index + "/exclusion");
            }
        }
    }

    private static void exclusion(LintSubject subject, String id, String place) {
        List<Exclusion> all = subject.agreement().exclusions();
        if (all.stream().noneMatch(it -> it.id().equals(id))) {
            unknown(subject, LintCode.EXCLUSION_UNKNOWN, place, "exclusion", id, names(all, Exclusion::id));
        }
    }

    private static void objective(LintSubject subject, @Nullable String id, String place) {
        if (id != null && subject.agreement().objective(id).isEmpty()) {
            unknown(
                    subject,
                    LintCode.OBJECTIVE_UNKNOWN,
                    place,
                    "objective",
                    id,
                    names(subject.agreement().objectives(), Objective::id));
        }
    }

    private static void unknown(
            LintSubject subject, LintCode code, String place, String what, String id, Set<String> known) {
        subject.error(
                code,
                place,
                "the agreement has no " + what + " '" + id + "'" + known(known),
                known.isEmpty() ? "define it, or leave it out" : "one of those, or a definition of '" + id + "'");
    }

    private static <T> Set<String> names(List<T> items, Function<T, String> name) {
        Set<String> names = new TreeSet<>();
        items.forEach(it -> names.add(name.apply(it)));
        return names;
    }

    private static String known(Set<String> names) {
        return names.isEmpty() ? "" : "; known are " + String.join(", ", new TreeSet<>(names));
    }
}
