package io.attain.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.DraftBacktest.Line;
import io.attain.evaluation.DraftBacktest.OfObjective;
import io.attain.evaluation.DraftBacktest.OfPeriod;
import io.attain.evaluation.DraftBacktest.OfScope;
import io.attain.evaluation.DraftBacktest.Tally;
import io.attain.evaluation.DraftBacktest.Total;
import io.attain.evaluation.DraftEvaluation;
import io.attain.measurement.BacktestInWords;
import io.attain.terms.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code backtest/fragment.html} shows of the back-test of a draft, for both sides: a sentence, what each would have
 * received or lost, a line for each objective, charts, and every verdict.
 */
final class DraftBacktestFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_CHARTS = 12;
    private static final int MOST_VERDICTS = 500;

    /**
     * An objective, or one of its scopes.
     *
     * @param name its name, or the scope's values
     * @param part whether it is a scope
     * @param promise what a figure must reach, empty for a scope
     * @param met how often it would have been met, empty when it was not judged
     * @param state good, bad or wait, for its colour
     * @param credit what the customer would have received
     * @param lost that in percent of what is at risk, empty when nothing is
     * @param capped how often a cap cut it
     * @param beforeCaps what the customer would have received without caps
     * @param unknown of how many periods nothing is known
     */
    record Row(
            String name,
            boolean part,
            String promise,
            String met,
            String state,
            String credit,
            String lost,
            int capped,
            String beforeCaps,
            int unknown) {}

    /**
     * A period with its verdicts.
     *
     * @param period its short name
     * @param total the verdicts on it, counted
     * @param credit what the customer would have received
     * @param beforeCaps what the customer would have received without caps
     * @param lines the verdicts
     */
    record PeriodRow(String period, Tally total, String credit, String beforeCaps, List<LineRow> lines) {}

    /**
     * A verdict.
     *
     * @param objective the objective's name, with the scope's values
     * @param target what the figure must reach
     * @param line the verdict
     */
    record LineRow(String objective, String target, Line line) {}

    /**
     * A series.
     *
     * @param series its id
     * @param measurements how many
     * @param first the day of the first, {@literal null} when there is none
     * @param last the day of the last, {@literal null} when there is none
     */
    record SeriesRow(String series, long measurements, @Nullable LocalDate first, @Nullable LocalDate last) {}

    /**
     * Credits over the periods, for a chart.
     *
     * @param currency of the amounts
     * @param labels the periods' short names
     * @param received what the customer would have received
     * @param cut what caps would have cut
     */
    record CreditChart(String currency, List<String> labels, List<BigDecimal> received, List<BigDecimal> cut) {

        /** Returns it as JSON, for the page's script. */
        public String json() {
            try {
                return JSON.writeValueAsString(this);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("A chart is texts and numbers.", impossible);
            }
        }
    }

    private final DraftBacktest backtest;
    private final BacktestInWords words;
    private final Locale locale;

    DraftBacktestFigures(DraftBacktest backtest, BacktestInWords words, Locale locale) {
        this.backtest = backtest;
        this.words = words;
        this.locale = locale;
    }

    /** Returns the result in a sentence. */
    public String summary() {
        return words.summary(backtest, locale);
    }

    /** Tells whether anything was judged. */
    public boolean hasHistory() {
        return backtest.hasHistory();
    }

    /** Returns what became of all, {@literal null} when nothing was judged. */
    public @Nullable Total total() {
        return backtest.total();
    }

    /** Returns an amount with its currency. */
    public String money(BigDecimal amount) {
        return words.money(amount, backtest.currency(), locale);
    }

    /** Returns a share in percent with one decimal. */
    public String percent(String percent) {
        return words.percent(percent);
    }

    /** Returns a line for each objective, followed by one for each of its scopes where it has several. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (OfObjective objective : backtest.objectives()) {
            rows.add(row(
                    objective.name(),
                    false,
                    words.promise(objective, locale),
                    objective.tally(),
                    objective.lost(),
                    objective.unknown()));
            for (OfScope scope : objective.scopes()) {
                if (!scope.scope().isEmpty()) {
                    rows.add(row(values(scope), true, "", scope.tally(), null, 0));
                }
            }
        }
        return rows;
    }

    private Row row(String name, boolean part, String promise, Tally tally, @Nullable String lost, int unknown) {
        boolean judged = tally.judged() > 0;
        return new Row(
                name,
                part,
                promise,
                judged ? words.met(tally, locale) : "",
                state(tally),
                judged ? money(tally.credit()) : "",
                lost == null || !judged ? "" : percent(lost) + " %",
                tally.capped(),
                money(tally.beforeCaps()),
                unknown);
    }

    private static String state(Tally tally) {
        if (tally.breached() > 0) {
            return "bad";
        }
        return tally.met() > 0 ? "good" : "wait";
    }

    private static String values(OfScope scope) {
        return String.join(", ", scope.scope().values());
    }

    /** Returns a chart for each objective and scope that has a figure, no more than {@value #MOST_CHARTS}. */
    public List<AgreementFigures.Chart> charts() {
        return allCharts().stream().limit(MOST_CHARTS).toList();
    }

    /** Returns how many charts there would be beyond those. */
    public int moreCharts() {
        return Math.max(0, allCharts().size() - MOST_CHARTS);
    }

    private List<AgreementFigures.Chart> allCharts() {
        List<AgreementFigures.Chart> charts = new ArrayList<>();
        for (OfObjective objective : backtest.objectives()) {
            for (OfScope scope : objective.scopes()) {
                if (scope.verdicts().stream().anyMatch(it -> it.figure() != null)) {
                    charts.add(chart(objective, scope));
                }
            }
        }
        return charts;
    }

    private AgreementFigures.Chart chart(OfObjective objective, OfScope scope) {
        String bound =
                objective.target().getOrDefault("atLeast", objective.target().getOrDefault("atMost", "0"));
        return new AgreementFigures.Chart(
                name(objective, scope),
                objective.percent() ? "%" : objective.target().getOrDefault("unit", ""),
                words.promise(objective, locale),
                Collections.nCopies(scope.verdicts().size(), new BigDecimal(bound)),
                List.of(),
                scope.verdicts().stream().map(Line::period).toList(),
                scope.verdicts().stream()
                        .map(it -> it.figure() == null ? null : new BigDecimal(it.figure()))
                        .toList(),
                scope.verdicts().stream().map(it -> it.verdict().name()).toList(),
                scope.verdicts().stream()
                        .map(it -> it.credit().signum() == 0 ? "" : money(it.credit()))
                        .toList());
    }

    private static String name(OfObjective objective, OfScope scope) {
        return scope.scope().isEmpty() ? objective.name() : objective.name() + " · " + values(scope);
    }

    /** Returns the credits over the periods, {@literal null} when the customer would never have received anything. */
    public @Nullable CreditChart credits() {
        if (backtest.periods().stream().allMatch(it -> it.tally().beforeCaps().signum() == 0)) {
            return null;
        }
        return new CreditChart(
                backtest.currency(),
                backtest.periods().stream().map(OfPeriod::period).toList(),
                backtest.periods().stream().map(it -> it.tally().credit()).toList(),
                backtest.periods().stream()
                        .map(it -> it.tally().beforeCaps().subtract(it.tally().credit()))
                        .toList());
    }

    /** Returns the periods with their verdicts, the latest first, until {@value #MOST_VERDICTS} verdicts are shown. */
    public List<PeriodRow> periods() {
        Map<List<LocalDate>, List<LineRow>> lines = new LinkedHashMap<>();
        for (OfObjective objective : backtest.objectives()) {
            for (OfScope scope : objective.scopes()) {
                for (Line line : scope.verdicts()) {
                    lines.computeIfAbsent(List.of(line.start(), line.end()), it -> new ArrayList<>())
                            .add(new LineRow(name(objective, scope), words.promise(objective, locale), line));
                }
            }
        }
        List<PeriodRow> rows = new ArrayList<>();
        int shown = 0;
        for (int i = backtest.periods().size() - 1; i >= 0 && shown < MOST_VERDICTS; i--) {
            OfPeriod period = backtest.periods().get(i);
            List<LineRow> own = lines.getOrDefault(List.of(period.start(), period.end()), List.of());
            rows.add(new PeriodRow(
                    period.period(),
                    period.tally(),
                    money(period.tally().credit()),
                    money(period.tally().beforeCaps()),
                    own));
            shown += own.size();
        }
        return rows;
    }

    /** Returns how many verdicts are shown at most where there are more, 0 where all are shown. */
    public int shownOnly() {
        int all = backtest.objectives().stream()
                .mapToInt(it -> it.tally().judged())
                .sum();
        return all > MOST_VERDICTS ? MOST_VERDICTS : 0;
    }

    /** Returns what is known of each series. */
    public List<SeriesRow> series() {
        return backtest.series().stream()
                .map(it -> new SeriesRow(it.series(), it.measurements(), day(it.first()), day(it.last())))
                .toList();
    }

    private @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(backtest.zone()).toLocalDate();
    }

    /** Returns what there is to say, without notes and without what {@link #series()} says. */
    public List<Finding> findings() {
        return backtest.findings().stream()
                .filter(it ->
                        it.severity() != Finding.Severity.NOTE && !it.code().equals(DraftEvaluation.NO_HISTORY))
                .toList();
    }
}
