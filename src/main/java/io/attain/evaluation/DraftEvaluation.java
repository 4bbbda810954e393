package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.DraftBacktest.Line;
import io.attain.evaluation.DraftBacktest.OfObjective;
import io.attain.evaluation.DraftBacktest.OfPeriod;
import io.attain.evaluation.DraftBacktest.OfScope;
import io.attain.evaluation.DraftBacktest.Past;
import io.attain.evaluation.DraftBacktest.Stake;
import io.attain.evaluation.DraftBacktest.Tally;
import io.attain.evaluation.DraftBacktest.Total;
import io.attain.terms.Agreement;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the terms of a draft would have given in the past: {@link PastTerms} lays them there, an {@link Evaluation}
 * takes the measurements, and the credits are folded as in every {@link Backtest}. Periods of which nothing is known of the
 * series are not judged.
 */
public final class DraftEvaluation {

    /** The code of the finding that nothing is known of a series. */
    public static final String NO_HISTORY = "NO_HISTORY";

    private final Agreement draft;
    private final Instant now;
    private final Map<String, SeriesHistory> histories = new LinkedHashMap<>();
    private final @Nullable Judging judging;

    /** The terms over the past, and what judges them. */
    private record Judging(Agreement past, JudgedPeriods periods, Evaluation evaluation) {

        static Judging of(Agreement past) {
            JudgedPeriods periods = JudgedPeriods.of(List.of(past));
            Instant end = past.term().until().atStartOfDay(past.zone()).toInstant();
            return new Judging(past, periods, new Evaluation(periods, period -> true, end));
        }
    }

    /**
     * A verdict, and what it would cost without caps.
     *
     * @param verdict the verdict
     * @param credit what the customer would have received
     * @param beforeCaps what it would have been without caps
     * @param isCapped whether caps cut it
     */
    private record Costed(Verdict verdict, BigDecimal credit, BigDecimal beforeCaps, boolean isCapped) {}

    /**
     * What was judged.
     *
     * @param backtest the result
     * @param derivations how each verdict came about, by hash
     */
    public record Judged(DraftBacktest backtest, Map<String, ObjectNode> derivations) {}

    /**
     * Prepares an evaluation.
     *
     * @param draft the terms, never {@literal null}
     * @param now the instant before which the past lies, never {@literal null}
     * @param known what is known of each series; one that is left out is not known, never {@literal null}
     * @throws IllegalArgumentException when there would be more than 100,000 periods
     */
    public DraftEvaluation(Agreement draft, Instant now, Collection<SeriesHistory> known) {
        this.draft = draft;
        this.now = now;
        Map<String, SeriesHistory> byId =
                known.stream().collect(Collectors.toMap(SeriesHistory::series, Function.identity()));
        for (String series : PastTerms.series(draft)) {
            histories.put(series, byId.getOrDefault(series, SeriesHistory.nothing(series)));
        }
        this.judging =
                PastTerms.of(draft, now, histories.values()).map(Judging::of).orElse(null);
    }

    /**
     * Returns the ids of the series whose measurements are to be {@linkplain #open(SeriesDefinition) taken}: those of which
     * something is known; none when nothing is known of any.
     */
    public List<String> series() {
        return judging == null
                ? List.of()
                : histories.values().stream()
                        .filter(SeriesHistory::isKnown)
                        .map(SeriesHistory::series)
                        .toList();
    }

    /**
     * Takes the measurements of a series.
     *
     * @param series the definition that they were read by, of one of {@link #series()}, never {@literal null}
     * @return what takes them
     * @throws IllegalArgumentException when the terms refer to something that is not there
     */
    public MeasurementSource.Sink open(SeriesDefinition series) {
        return judging().evaluation().open(series);
    }

    /**
     * Returns from when on the measurements of a series can matter, by its usual time.
     *
     * @param series its definition, never {@literal null}
     * @return {@literal null} when all of them can
     */
    public @Nullable Instant readsFrom(SeriesDefinition series) {
        return judging().evaluation().readsFrom(series);
    }

    /** Returns the first instant whose measurements do not matter any more, where {@link #readsFrom} names a first. */
    public Instant readsUntil() {
        Agreement past = judging().past();
        return past.term().until().atStartOfDay(past.zone()).toInstant();
    }

    private Judging judging() {
        return Objects.requireNonNull(judging, "nothing is known of any series");
    }

    /**
     * Judges, once all series have streamed by.
     *
     * @param inputs what was read of each series that was opened, never {@literal null}
     * @param more what else there is to say, never {@literal null}
     * @return never {@literal null}
     */
    public Judged judge(Map<String, InputReport> inputs, List<Finding> more) {
        List<Costed> verdicts = judging == null ? List.of() : verdicts(judging, inputs);
        List<EvaluationPeriod> periods = distinct(verdicts);
        Stake stake = verdicts.isEmpty() ? null : stake(credit(verdicts), periods);
        List<OfPeriod> ofPeriods = periods.stream()
                .map(period -> ofPeriod(
                        period,
                        verdicts.stream()
                                .filter(it -> it.verdict().period().isSameTimeAs(period))
                                .toList()))
                .toList();
        Total total = stake == null
                ? null
                : new Total(
                        tally(verdicts),
                        stake,
                        Math.toIntExact(ofPeriods.stream()
                                .filter(it -> it.tally().capped() > 0)
                                .count()));
        DraftBacktest backtest = new DraftBacktest(
                draft.reference(),
                draft.version(),
                draft.hash(),
                draft.currency().getCurrencyCode(),
                draft.zone(),
                now,
                past(periods),
                List.copyOf(histories.values()),
                objectives(verdicts, periods),
                ofPeriods,
                total,
                findings(more));
        Map<String, ObjectNode> derivations = new LinkedHashMap<>();
        verdicts.forEach(it -> derivations.put(
                it.verdict().derivation().hash(), it.verdict().derivation().json()));
        return new Judged(backtest, derivations);
    }

    private List<Costed> verdicts(Judging judging, Map<String, InputReport> inputs) {
        List<Assessment> known = judging.evaluation().assess(inputs).stream()
                .filter(it -> history(it.objective()).covers(it.period()))
                .toList();
        List<CreditFold.Result> results = Backtest.fold(judging.periods(), known);
        BigDecimal nothing = BigDecimal.ZERO.setScale(minorUnit());
        List<Costed> costed = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            CreditFold.Result result = results.get(i);
            Credit credit = result.credit();
            costed.add(new Costed(
                    known.get(i).verdict(result),
                    credit == null ? nothing : credit.amount(),
                    credit == null ? nothing : result.beforeCaps(),
                    result.capped()));
        }
        return costed;
    }

    private SeriesHistory history(String objective) {
        return draft.objective(objective)
                .map(it -> histories.get(it.series()))
                .orElseThrow(() -> new IllegalArgumentException("there is no objective '" + objective + "'"));
    }

    private int minorUnit() {
        return Math.max(0, draft.currency().getDefaultFractionDigits());
    }

    /** Returns each distinct time once, longer ones that begin together last. */
    private static List<EvaluationPeriod> distinct(List<Costed> verdicts) {
        Map<List<LocalDate>, EvaluationPeriod> distinct = new LinkedHashMap<>();
        for (Costed it : verdicts) {
            EvaluationPeriod period = it.verdict().period();
            distinct.putIfAbsent(List.of(period.start(), period.end()), period);
        }
        return distinct.values().stream()
                .sorted(Comparator.comparing(EvaluationPeriod::start).thenComparing(EvaluationPeriod::end))
                .toList();
    }

    private @Nullable Past past(List<EvaluationPeriod> periods) {
        if (judging == null || periods.isEmpty()) {
            return null;
        }
        LocalDate until = periods.stream()
                .map(EvaluationPeriod::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Agreement.Term term = judging.past().term();
        return new Past(periods.get(0).start(), until, term.from(), term.until());
    }

    private OfPeriod ofPeriod(EvaluationPeriod period, List<Costed> verdicts) {
        return new OfPeriod(
                period.label(),
                period.start(),
                period.end(),
                tally(verdicts),
                stake(credit(verdicts), List.of(period)));
    }

    private BigDecimal credit(List<Costed> verdicts) {
        return verdicts.stream().map(Costed::credit).reduce(BigDecimal.ZERO.setScale(minorUnit()), BigDecimal::add);
    }

    private Tally tally(List<Costed> verdicts) {
        int met = count(verdicts, Outcome.MET);
        int breached = count(verdicts, Outcome.BREACHED);
        return new Tally(
                met,
                breached,
                count(verdicts, Outcome.UNDETERMINED),
                percent(BigFraction.of(met), BigFraction.of(met + breached)),
                verdicts.stream()
                        .map(Costed::beforeCaps)
                        .reduce(BigDecimal.ZERO.setScale(minorUnit()), BigDecimal::add),
                credit(verdicts),
                Math.toIntExact(verdicts.stream().filter(Costed::isCapped).count()));
    }

    private static int count(List<Costed> verdicts, Outcome outcome) {
        return Math.toIntExact(verdicts.stream()
                .filter(it -> it.verdict().outcome() == outcome)
                .count());
    }

    private static @Nullable String percent(BigFraction part, BigFraction whole) {
        return whole.signum() == 0
                ? null
                : Fractions.round(
                                part.multiply(Fractions.HUNDRED).divide(whole),
                                Fractions.DISPLAY_SCALE,
                                RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private Stake stake(BigDecimal credit, List<EvaluationPeriod> periods) {
        Agreement past = judging().past();
        BigFraction atRisk = AtRisk.of(past, periods);
        return new Stake(
                Fractions.round(AtRisk.fees(past, periods), minorUnit(), draft.rounding()),
                Fractions.round(atRisk, minorUnit(), draft.rounding()),
                percent(Fractions.of(credit), atRisk));
    }

    private List<OfObjective> objectives(List<Costed> verdicts, List<EvaluationPeriod> periods) {
        List<OfObjective> all = new ArrayList<>();
        for (Objective objective : draft.objectives()) {
            List<Costed> own = verdicts.stream()
                    .filter(it -> it.verdict().objective().equals(objective.id()))
                    .toList();
            Map<Scope, List<Costed>> scopes = new TreeMap<>();
            own.forEach(it -> scopes.computeIfAbsent(it.verdict().scope(), scope -> new ArrayList<>())
                    .add(it));
            all.add(new OfObjective(
                    objective.id(),
                    objective.name(),
                    objective.series(),
                    objective.indicator().isPercent(),
                    target(objective.target()),
                    tally(own),
                    periods.isEmpty() ? null : stake(credit(own), periods).lost(),
                    unknown(objective),
                    scopes.entrySet().stream()
                            .map(it -> new OfScope(
                                    it.getKey().asMap(),
                                    tally(it.getValue()),
                                    it.getValue().stream()
                                            .map(DraftEvaluation::line)
                                            .toList()))
                            .toList()));
        }
        return all;
    }

    private static Map<String, String> target(Objective.Target target) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put(target.atMost() ? "atMost" : "atLeast", target.bound().toPlainString());
        if (target.unit() != null) {
            json.put("unit", target.unit());
        }
        return json;
    }

    private int unknown(Objective objective) {
        return judging == null
                ? 0
                : judging.periods()
                        .periods(0, objective.id())
                        .map(it -> it.only(period -> !history(objective.id()).covers(period))
                                .size())
                        .orElse(0);
    }

    private static Line line(Costed costed) {
        Verdict verdict = costed.verdict();
        EvaluationPeriod period = verdict.period();
        Figure figure = verdict.figure();
        Credit credit = verdict.credit();
        return new Line(
                period.label(),
                period.start(),
                period.end(),
                verdict.counted(),
                figure == null ? null : figure.display(),
                figure == null ? null : figure.exact(),
                verdict.outcome(),
                verdict.reason(),
                costed.beforeCaps(),
                costed.credit(),
                costed.isCapped(),
                credit == null ? List.of() : credit.steps(),
                verdict.derivation().hash());
    }

    private List<Finding> findings(List<Finding> more) {
        List<Finding> findings = new ArrayList<>();
        for (SeriesHistory history : histories.values()) {
            if (!history.isKnown()) {
                findings.add(finding(
                        NO_HISTORY,
                        "nothing is known of the series '" + history.series() + "' in the " + PastTerms.MOST_MONTHS
                                + " months that are looked back to, so the objectives that read it are not judged"));
            }
        }
        if (judging != null) {
            Agreement.Term own = draft.term();
            Agreement.Term past = judging.past().term();
            boolean shorter = past.from()
                    .plus(java.time.Period.between(own.from(), own.until()))
                    .isAfter(past.until());
            if (shorter && draft.objectives().stream().anyMatch(PastTerms::isOverTheTerm)) {
                findings.add(finding(
                        "PAST_TERM_SHORTER",
                        "some objective is judged once over the term, and the past from " + past.from() + " until "
                                + past.until() + " is shorter than the term: its target may be out of reach"));
            }
            findings.addAll(judging.evaluation().findings());
        }
        findings.addAll(more);
        return findings;
    }

    private Finding finding(String code, String reason) {
        return new Finding(Severity.WARNING, code, draft.reference(), "", 0, reason, null);
    }
}
