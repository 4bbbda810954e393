package io.attain.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.agreement.TermsInWords;
import io.attain.credit.Close;
import io.attain.credit.PeriodEntry;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.credit.VerdictWords;
import io.attain.terms.Agreement;
import io.attain.terms.CreditTerms;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @param targets what the figures had to reach, by the terms that judged each period
     * @param tiers from which figures on a miss costs what, by the terms that hold
     * @param labels the periods' short names
     * @param figures the figures, {@literal null} where there is none
     * @param outcomes what the verdicts are
     * @param credits what the breaches cost, as texts with their currency, empty for nothing
     */
    record Chart(
            String title,
            String unit,
            String promise,
            List<BigDecimal> targets,
            List<Tier> tiers,
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
     * A tier of a credit, for a chart.
     *
     * @param bound the figure beyond which it applies
     * @param label what it costs, in words
     */
    record Tier(BigDecimal bound, String label) {}

    /**
     * A period with its verdicts.
     *
     * @param entry the period
     * @param anchor under which other pages find it: by its month where it is the latest that begins in one
     * @param statement the last statement on it, {@literal null} while there is none
     * @param verdicts the current verdicts
     */
    record PeriodRow(PeriodEntry entry, String anchor, @Nullable Statement statement, List<VerdictRow> verdicts) {}

    /**
     * A current verdict.
     *
     * @param objective the objective's name
     * @param scope the scope's values, empty for the whole
     * @param verdict the verdict
     * @param shown its numbers
     * @param earlier those that it superseded, the last first
     */
    record VerdictRow(String objective, String scope, JsonNode verdict, Shown shown, List<Earlier> earlier) {}

    /**
     * The numbers of a verdict in the reader's way.
     *
     * @param figure with its unit, a dash for none
     * @param target what it had to reach
     * @param counted how much was counted
     * @param credit what it costs, a dash for nothing
     */
    record Shown(String figure, String target, String counted, String credit) {}

    /**
     * A verdict that was superseded.
     *
     * @param verdict the verdict
     * @param shown its numbers
     * @param until when it was superseded
     * @param reason why
     */
    record Earlier(JsonNode verdict, Shown shown, Instant until, String reason) {}

    private final Agreement terms;
    private final TermsInWords words;
    private final VerdictWords numbers;
    private final Locale locale;
    private final List<StoredVerdict> verdicts;
    private final Map<Long, StoredVerdict> supersededBy;
    private final Map<Long, Close> closes;

    AgreementFigures(Agreement terms, List<StoredVerdict> verdicts, List<Close> closes, Locale locale) {
        this.terms = terms;
        this.words = new TermsInWords(terms, locale);
        this.numbers = VerdictWords.of(terms, locale);
        this.locale = locale;
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
        Optional<Objective> objective = terms.objective(last.objective());
        String scope = String.join(", ", last.scope());
        return new Chart(
                name(last.objective()) + (scope.isEmpty() ? "" : " · " + scope),
                numbers.unit(last.content()),
                objective.map(words::promise).orElseGet(() -> numbers.target(last.content())),
                group.stream().map(it -> target(it.content())).toList(),
                objective.map(this::tiers).orElse(List.of()),
                group.stream().map(it -> label(it.content())).toList(),
                group.stream().map(it -> figure(it.content())).toList(),
                group.stream().map(StoredVerdict::outcome).toList(),
                group.stream()
                        .map(it -> it.content().path("credit").isObject() ? numbers.credit(it.content()) : "")
                        .toList());
    }

    private static @Nullable BigDecimal figure(JsonNode verdict) {
        JsonNode figure = verdict.path("figure");
        return figure.isTextual() ? new BigDecimal(figure.asText()) : null;
    }

    private static String label(JsonNode verdict) {
        return verdict.path("period").path("label").asText();
    }

    private static BigDecimal target(JsonNode verdict) {
        JsonNode target = verdict.path("target");
        return new BigDecimal(
                target.path(target.has("atMost") ? "atMost" : "atLeast").asText());
    }

    private List<Tier> tiers(Objective objective) {
        CreditTerms credit = objective.credit();
        return credit != null && credit.rule() instanceof CreditTerms.Tiers tiers
                ? tiers.tiers().stream().map(this::tier).toList()
                : List.of();
    }

    private Tier tier(CreditTerms.Tier tier) {
        String side = tier.direction() == CreditTerms.Direction.BELOW ? "<" : ">";
        String pays = "";
        if (tier.payment() instanceof Payment.Percent percent) {
            pays = percent.percent().toPlainString() + "\u00a0%";
        } else if (tier.payment() instanceof Payment.Amount amount) {
            pays = Wording.money(amount.amount(), terms.currency().getCurrencyCode(), locale);
        } else if (tier.payment() instanceof Payment.FeeMultiple multiple) {
            pays = "×\u00a0" + multiple.times().toPlainString();
        }
        return new Tier(tier.bound(), side + " " + tier.bound().toPlainString() + ": " + pays);
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
                .add(new VerdictRow(
                        name(it.objective()),
                        String.join(", ", it.scope()),
                        it.content(),
                        shown(it.content()),
                        earlier(it))));
        List<PeriodEntry> latestFirst = new ArrayList<>(entries);
        Collections.reverse(latestFirst);
        Set<YearMonth> months = new HashSet<>();
        List<PeriodRow> periods = new ArrayList<>();
        for (PeriodEntry entry : latestFirst) {
            List<Instant> time = List.of(entry.start(), entry.end());
            YearMonth month = YearMonth.from(entry.start().atZone(terms.zone()));
            periods.add(new PeriodRow(
                    entry,
                    months.add(month) ? "month-" + month : "period-" + entry.label(),
                    last.get(time),
                    rows.getOrDefault(time, List.of())));
        }
        return periods;
    }

    private Shown shown(JsonNode verdict) {
        return new Shown(
                numbers.figure(verdict), numbers.target(verdict), numbers.counted(verdict), numbers.credit(verdict));
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
            earlier.add(new Earlier(
                    before.content(),
                    shown(before.content()),
                    later.recordedAt(),
                    close == null ? "" : close.reason()));
            later = before;
        }
        return earlier;
    }
}
