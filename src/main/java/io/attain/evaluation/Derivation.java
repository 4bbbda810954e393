package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Agreement;
import io.attain.terms.Condition;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Indicator;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a verdict and its credit came about: inputs, calendars, exclusions, terms and steps that a person can follow by
 * hand. Its hash is SHA-256 of its canonical JSON.
 */
record Derivation(
        Agreement agreement,
        Objective objective,
        Scope scope,
        EvaluationPeriod period,
        Evidence evidence,
        Judgement judgement) {

    /** What the first step begins with. */
    static final String MEASURED = "measured in the period: ";

    /** What stands in the first step before the number of measurements that could not be read. */
    static final String BESIDES = ", besides ";

    /** Returns the record as JSON. All numbers are texts, so that nothing rounds them. */
    ObjectNode toJson(SeriesDefinition series, InputReport input, Clocks clocks, Instant asOf) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("agreement", agreement.reference());
        json.put("version", String.valueOf(agreement.version()));
        json.put("terms", agreement.hash());
        json.put("objective", objective.id());
        ObjectNode scopes = json.putObject("scope");
        scope.asMap().forEach(scopes::put);
        json.set("period", BacktestJson.of(period).put("zone", agreement.zone().getId()));
        json.put("asOf", offset(asOf));
        json.putObject("series")
                .put("id", series.id())
                .put("definition", series.hash())
                .put("source", input.source())
                .put("content", input.hash())
                .put("fingerprint", "%016x".formatted(evidence.fingerprint()));
        calendars(json, clocks);
        counts(json);
        json.set("steps", steps());
        json.put("outcome", judgement.outcome().name());
        if (judgement.reason() != null) {
            json.put("reason", judgement.reason().name());
        }
        return json;
    }

    /** Returns a derivation with what the verdict comes to now; the given one stays as it is. */
    static ObjectNode with(ObjectNode derivation, CreditFold.Result result) {
        boolean plain = result.credit() == null && result.consequences().isEmpty();
        if (plain && !derivation.has("credit") && !derivation.has("consequences")) {
            return derivation;
        }
        ObjectNode json = derivation.deepCopy();
        json.remove(List.of("credit", "consequences"));
        if (result.credit() != null) {
            json.set("credit", BacktestJson.of(result.credit()));
        }
        BacktestJson.put(json, result.consequences());
        return json;
    }

    private String offset(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(agreement.zone()));
    }

    private void calendars(ObjectNode json, Clocks clocks) {
        Set<String> used = new TreeSet<>();
        Indicator indicator = objective.indicator();
        if (indicator instanceof Ratio ratio) {
            ratio.condition().parts().forEach(it -> addCalendar(it, used));
        }
        if (indicator instanceof Aggregate aggregate && aggregate.of() instanceof Of.ElapsedTime elapsed) {
            add(elapsed.elapsed().calendar(), used);
        }
        if (indicator instanceof Percentile percentile && percentile.of() instanceof Of.ElapsedTime elapsed) {
            add(elapsed.elapsed().calendar(), used);
        }
        if (!used.isEmpty()) {
            ObjectNode calendars = json.putObject("calendars");
            used.forEach(
                    it -> calendars.put(it, clocks.version(it, period.measuredFromInstant(), period.endInstant())));
        }
    }

    private static void addCalendar(Condition condition, Set<String> used) {
        if (condition instanceof ElapsedWithin within) {
            add(within.elapsed().calendar(), used);
        }
    }

    private static void add(@Nullable String calendar, Set<String> used) {
        if (calendar != null) {
            used.add(calendar);
        }
    }

    private void counts(ObjectNode json) {
        ObjectNode counts = json.putObject("counts");
        counts.put("measured", Fractions.plain(evidence.measured()));
        counts.put("counted", Fractions.plain(evidence.counted()));
        if (evidence.good() != null) {
            counts.put("good", Fractions.plain(evidence.good()));
        }
        counts.put("excluded", Fractions.plain(evidence.excluded()));
        counts.put("open", String.valueOf(evidence.open()));
        counts.put("refused", String.valueOf(evidence.refused()));
        if (!evidence.excludedBy().isEmpty()) {
            ObjectNode by = counts.putObject("by");
            new TreeMap<>(evidence.excludedBy()).forEach((id, much) -> by.put(id, Fractions.plain(much)));
        }
    }

    private ArrayNode steps() {
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        steps.add(MEASURED
                + amount(evidence.measured())
                + (evidence.refused() > 0 ? BESIDES + evidence.refused() + " that lack what is read" : ""));
        new TreeMap<>(evidence.excludedBy()).forEach((id, much) -> steps.add("exclusion " + id + ": " + amount(much)));
        if (evidence.open() > 0) {
            steps.add("open and left out: " + evidence.open());
        }
        BigDecimal good = evidence.good();
        steps.add("counted: " + amount(evidence.counted()) + (good == null ? "" : ", good: " + amount(good)));
        figure(steps);
        steps.add(comparison());
        return steps;
    }

    /** How much there is: time, or a number. */
    private String amount(BigDecimal much) {
        boolean isTime =
                objective.indicator() instanceof Indicator.Availability availability && !availability.byRecords();
        return Fractions.plain(much) + (isTime ? " ms" : "");
    }

    private void figure(ArrayNode steps) {
        Figure figure = judgement.figure();
        if (figure == null) {
            steps.add("nothing counts, so there is no figure; the rule for missing data says "
                    + Labels.of(objective.missingRule()));
            return;
        }
        String rule = judgement.byMissingRule() ? " (nothing was measured; the rule for missing data says zero)" : "";
        String kind = indicatorInWords(objective.indicator());
        steps.add(kind + " = " + figure.exact() + (figure.exact().contains("/") ? " = " + figure.display() : "")
                + (figure.isPercent() ? " %" : "") + rule);
        if (evidence.figureWithoutExclusions() != null) {
            steps.add("without exclusions it would be "
                    + evidence.figureWithoutExclusions().display()
                    + (figure.isPercent() ? " %" : ""));
        }
        if (evidence.coverage() != null) {
            steps.add("monitored: " + Fractions.text(evidence.coverage()) + " % of the period less exclusions");
        }
    }

    private static String indicatorInWords(Indicator indicator) {
        if (indicator instanceof Aggregate aggregate) {
            return Labels.of(aggregate.function());
        }
        if (indicator instanceof Percentile percentile) {
            return "percentile " + percentile.percentile().toPlainString() + " by nearest rank";
        }
        return Labels.of(indicator.kind());
    }

    private String comparison() {
        String target = (objective.target().atMost() ? "at most " : "at least ")
                + Fractions.text(judgement.target())
                + (judgement.target().compareTo(Fractions.of(objective.target().bound())) == 0
                        ? ""
                        : " (" + objective.target().bound().toPlainString() + " in proportion to the partial period)");
        return "target " + target + ": " + judgement.outcome()
                + (judgement.reason() == null ? "" : " (" + judgement.reason() + ")");
    }
}
