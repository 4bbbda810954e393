package io.attain.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.agreement.TermsInWords;
import io.attain.credit.Close;
import io.attain.credit.PeriodEntry;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page of an agreement shows of its closed periods: a chart for each objective and scope, and every verdict. */
final class AgreementFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Attainment against target over the periods, for a chart.
     *
     * @param title objective and scope
     * @param unit of the figures, empty for none
     * @param promise the target in words
     * @param target the target
     * @param labels the periods' short names
     * @param figures the figures, {@literal null} where there is none
     * @param outcomes what the verdicts are
     * @param credits what the breaches cost, as texts with their currency, empty for nothing
     */
    record Chart(
            String title,
            String unit,
            String promise,
            BigDecimal target,
            List<String> labels,
            List<@Nullable BigDecimal> figures,
            List<String> outcomes,
            List<String> credits) {

        /** Returns it as JSON, for the page's script. */
        public String json() {
            try {
                return JSON.writeValueAsString(this);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("A chart is texts and numbers.", impossible);
            }
        }
    }

    /**
     * A period with its verdicts.
     *
     * @param entry the period
     * @param statement the last statement on it, {@literal null} while there is none
     * @param verdicts the current verdicts
     */
    record PeriodRow(PeriodEntry entry, @Nullable Statement statement, List<VerdictRow> verdicts) {}

    /**
     * A current verdict.
     *
     * @param objective the objective's name
     * @param scope the scope's values, empty for the whole
     * @param verdict the verdict
     * @param earlier those that it superseded, the last first
     */
    record VerdictRow(String objective, String scope, JsonNode verdict, List<Earlier> earlier) {}

    /**
     * A verdict that was superseded.
     *
     * @param verdict the verdict
     * @param until when it was superseded
     * @param reason why
     */
    record Earlier(JsonNode verdict, Instant until, String reason) {}

    private final Agreement terms;
    private final TermsInWords words;
    private final List<StoredVerdict> verdicts;
    private final Map<Long, StoredVerdict> supersededBy;
    private final Map<Long, Close> closes;

    AgreementFigures(Agreement terms, List<StoredVerdict> verdicts, List<Close> closes, Locale locale) {
        this.terms = terms;
        this.words = new TermsInWords(terms, locale);
        this.verdicts = verdicts.stream().sorted(StoredVerdict.order(terms)).toList();
        this.supersededBy = verdicts.stream()
                .filter(it -> it.supersedes() != null)
                .collect(Collectors.toMap(StoredVerdict::supersedes, Function.identity()));
        this.closes = closes.stream().collect(Collectors.toMap(Close::number, Function.identity()));
    }

    private List<StoredVerdict> current() {
        return verdicts.stream()
                .filter(it -> !supersededBy.containsKey(it.number()))
                .toList();
    }

    /** Returns one chart for each objective and scope that has a verdict with a figure. */
    List<Chart> charts() {
        Map<List<Object>, List<StoredVerdict>> groups = new LinkedHashMap<>();
        current().forEach(it -> groups.computeIfAbsent(List.of(it.objective(), it.scope()), key -> new ArrayList<>())
                .add(it));
        return groups.values().stream()
                .filter(group -> group.stream().anyMatch(it -> figure(it.content()) != null))
                .map(this::chart)
                .toList();
    }

    private Chart chart(List<StoredVerdict> group) {
        StoredVerdict last = group.get(group.size() - 1);
        JsonNode target = last.content().path("target");
        Optional<Objective> objective = terms.objective(last.objective());
        boolean percent = objective.filter(it -> it.indicator().isPercent()).isPresent();
        String bound = target.path(target.has("atMost") ? "atMost" : "atLeast").asText();
        String scope = String.join(", ", last.scope());
        return new Chart(
                name(last.objective()) + (scope.isEmpty() ? "" : " · " + scope),
                percent ? "%" : target.path("unit").asText(""),
                objective.map(words::promise).orElse(bound),
                new BigDecimal(bound),
                group.stream().map(it -> label(it.content())).toList(),
                group.stream().map(it -> figure(it.content())).toList(),
                group.stream().map(StoredVerdict::outcome).toList(),
                group.stream().map(it -> credit(it.content())).toList());
    }

    private static @Nullable BigDecimal figure(JsonNode verdict) {
        JsonNode figure = verdict.path("figure");
        return figure.isTextual() ? new BigDecimal(figure.asText()) : null;
    }

    private static String label(JsonNode verdict) {
        return verdict.path("period").path("label").asText();
    }

    private static String credit(JsonNode verdict) {
        JsonNode credit = verdict.path("credit");
        return credit.isObject()
                ? credit.path("amount").asText() + " " + credit.path("currency").asText()
                : "";
    }

    private String name(String objective) {
        return terms.objective(objective).map(Objective::name).orElse(objective);
    }

    /**
     * Returns the periods with their verdicts, the latest first.
     *
     * @param entries the periods, in order
     * @param statements the statements, in order
     */
    List<PeriodRow> periods(List<PeriodEntry> entries, List<Statement> statements) {
        Map<List<Instant>, Statement> last = new LinkedHashMap<>();
        statements.forEach(it -> last.put(List.of(it.start(), it.end()), it));
        Map<List<Instant>, List<VerdictRow>> rows = new LinkedHashMap<>();
        current().forEach(it -> rows.computeIfAbsent(List.of(it.start(), it.end()), key -> new ArrayList<>())
                .add(new VerdictRow(name(it.objective()), String.join(", ", it.scope()), it.content(), earlier(it))));
        List<PeriodRow> periods = new ArrayList<>();
        for (PeriodEntry entry : entries) {
            List<Instant> time = List.of(entry.start(), entry.end());
            periods.add(new PeriodRow(entry, last.get(time), rows.getOrDefault(time, List.of())));
        }
        Collections.reverse(periods);
        return periods;
    }

    private List<Earlier> earlier(StoredVerdict verdict) {
        Map<Long, StoredVerdict> byNumber =
                verdicts.stream().collect(Collectors.toMap(StoredVerdict::number, Function.identity()));
        List<Earlier> earlier = new ArrayList<>();
        StoredVerdict later = verdict;
        while (later.supersedes() != null) {
            StoredVerdict before = byNumber.get(later.supersedes());
            if (before == null) {
                break;
            }
            Close close = closes.get(later.close());
            earlier.add(new Earlier(before.content(), later.recordedAt(), close == null ? "" : close.reason()));
            later = before;
        }
        return earlier;
    }
}
