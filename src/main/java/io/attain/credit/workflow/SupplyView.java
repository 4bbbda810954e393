package io.attain.credit.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.credit.Close;
import io.attain.credit.MissingData;
import io.attain.measurement.SeriesRecord;
import io.attain.terms.Agreement;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the form that asks for missing data shows.
 *
 * @param reference the agreement's reference
 * @param title its title
 * @param period the period's short name
 * @param time its first and its last day
 * @param supplyUntil until when the data can be supplied
 * @param series one line for each series that is missing
 * @param consequences one line for each objective that is judged without it
 * @param names the ids of the series, as a list in words
 * @param links the pages where the data can be sent, as Markdown
 */
record SupplyView(
        String reference,
        String title,
        String period,
        String time,
        String supplyUntil,
        List<Line> series,
        List<Consequence> consequences,
        String names,
        @TaskView.Markdown String links) {

    record Line(String series, String owner) {}

    record Consequence(String objective, String rule) {}

    static SupplyView of(MissingData missing, FormWords words) {
        AgreementVersion agreement = missing.agreement();
        Agreement terms = agreement.terms();
        Close close = missing.close();
        ZoneId zone = terms.zone();
        return new SupplyView(
                close.reference(),
                terms.title(),
                close.period(),
                words.say(
                        "form.days",
                        words.day(close.start().atZone(zone).toLocalDate()),
                        words.day(close.end().atZone(zone).minusDays(1).toLocalDate())),
                words.time(missing.supplyUntil().atZone(zone).toLocalDateTime()) + " (" + zone + ")",
                missing.series().stream()
                        .map(it -> new Line(it.id(), owner(terms, it)))
                        .toList(),
                terms.objectives().stream()
                        .filter(it -> missing.series().stream()
                                .anyMatch(series -> series.id().equals(it.series())))
                        .map(it -> new Consequence(it.name(), words.say("form.missing." + it.missingRule())))
                        .toList(),
                names(missing),
                missing.series().stream()
                        .map(it -> "[" + it.id() + "](/series/" + it.id() + ")")
                        .collect(Collectors.joining(", ")));
    }

    /** Lists the ids of the series. */
    static String names(MissingData missing) {
        return missing.series().stream().map(SeriesRecord::id).collect(Collectors.joining(", "));
    }

    private static String owner(Agreement terms, SeriesRecord series) {
        String owner = series.definition().owner();
        return owner == null
                ? "–"
                : terms.party(owner).map(Agreement.Party::name).orElse(owner);
    }
}
