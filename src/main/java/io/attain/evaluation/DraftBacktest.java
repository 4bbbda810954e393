package io.attain.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.attain.terms.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the terms of a draft would have given in the past. Figures, verdicts and credits are the core's; amounts are in the
 * currency's minor unit, each rounded once.
 *
 * @param agreement the agreement's reference
 * @param version the draft's version
 * @param hash the hash of its terms
 * @param currency the code of the currency of all amounts
 * @param zone in which local dates are
 * @param asOf the instant before which the past lies
 * @param past the time that was judged, {@literal null} when there was none
 * @param series what is known of each series that the terms read, in the order of the terms
 * @param objectives what became of each objective, in the order of the terms
 * @param periods what became of each distinct period, in order
 * @param total what became of all, {@literal null} when nothing was judged
 * @param findings what there is to say about it
 */
public record DraftBacktest(
        String agreement,
        int version,
        String hash,
        String currency,
        ZoneId zone,
        Instant asOf,
        @Nullable Past past,
        List<SeriesHistory> series,
        List<OfObjective> objectives,
        List<OfPeriod> periods,
        @Nullable Total total,
        List<Finding> findings) {

    /** Copies the lists. */
    public DraftBacktest {
        series = List.copyOf(series);
        objectives = List.copyOf(objectives);
        periods = List.copyOf(periods);
        findings = List.copyOf(findings);
    }

    /** Tells whether there is any history that the terms could be laid over. */
    @JsonIgnore
    public boolean hasHistory() {
        return total != null;
    }

    /**
     * The time that was judged.
     *
     * @param from the first day of the first period that was judged
     * @param until the day after the last day of the last one
     * @param termFrom the first day of the term that was put in place of the draft's own
     * @param termUntil the day after its last
     */
    public record Past(LocalDate from, LocalDate until, LocalDate termFrom, LocalDate termUntil) {}

    /**
     * Verdicts, counted, and what they cost.
     *
     * @param met how many are met
     * @param breached how many are missed
     * @param undetermined of how many nobody can tell
     * @param share percent of those decided that are met, with 6 decimals, {@literal null} when none is decided
     * @param beforeCaps what the customer would have received without any cap
     * @param credit what the customer would have received
     * @param capped how many a cap cut
     */
    public record Tally(
            int met,
            int breached,
            int undetermined,
            @Nullable String share,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal beforeCaps,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credit,
            int capped) {

        /** Returns how many are decided, one way or the other. */
        @JsonIgnore
        public int decided() {
            return met + breached;
        }

        /** Returns how many there are, decided or not. */
        @JsonIgnore
        public int judged() {
            return met + breached + undetermined;
        }
    }

    /**
     * What the provider would have lost of what it can lose.
     *
     * @param fees the fees for the time that was judged
     * @param atRisk how much of that is at risk: the percent that the terms say, no more than the caps on all credits of the
     *     agreement leave, else all of it; without a fee, what those caps leave
     * @param lost the credit in percent of that, with 6 decimals, {@literal null} when nothing is at risk
     */
    public record Stake(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal fees,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal atRisk,
            @Nullable String lost) {}

    /**
     * What became of an objective.
     *
     * @param objective its id
     * @param name its name
     * @param series the id of the series that it reads
     * @param percent whether its figures are percents
     * @param target what a figure must reach, as the terms say it: {@code atLeast} or {@code atMost}, and {@code unit}
     * @param tally its verdicts, those of all scopes together
     * @param lost its credit in percent of all that is at risk, with 6 decimals, {@literal null} when nothing is
     * @param unknown in how many of its periods nothing is known of the series, so that they are not judged
     * @param scopes its verdicts by scope; one without attributes where it is judged as a whole, none where it is not judged
     */
    public record OfObjective(
            String objective,
            String name,
            String series,
            boolean percent,
            Map<String, String> target,
            Tally tally,
            @Nullable String lost,
            int unknown,
            List<OfScope> scopes) {

        /** Copies the collections. */
        public OfObjective {
            target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * What became of an objective for one scope.
     *
     * @param scope the values by attribute, empty where it is judged as a whole
     * @param tally its verdicts
     * @param verdicts each, in order of the periods
     */
    public record OfScope(Map<String, String> scope, Tally tally, List<Line> verdicts) {

        /** Copies the collections. */
        public OfScope {
            scope = Collections.unmodifiableMap(new LinkedHashMap<>(scope));
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * The verdict on one period.
     *
     * @param period the period's short name
     * @param start its first day
     * @param end the day after its last
     * @param counted how much was counted
     * @param figure the figure for people, {@literal null} where there is none
     * @param exact the exact figure, {@literal null} where there is none
     * @param verdict met, breached or undetermined
     * @param reason why nobody can tell, {@literal null} where somebody can
     * @param beforeCaps what the customer would have received without any cap
     * @param credit what the customer would have received
     * @param capped whether a cap cut it
     * @param steps how the credit came about
     * @param derivation the hash of how all of this came about
     */
    public record Line(
            String period,
            LocalDate start,
            LocalDate end,
            BigDecimal counted,
            @Nullable String figure,
            @Nullable String exact,
            Outcome verdict,
            @Nullable Reason reason,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal beforeCaps,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credit,
            boolean capped,
            List<Credit.Step> steps,
            String derivation) {

        /** Copies the list. */
        public Line {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What became of a period.
     *
     * @param period its short name
     * @param start its first day
     * @param end the day after its last
     * @param tally the verdicts on it
     * @param stake what the provider would have lost in it
     */
    public record OfPeriod(String period, LocalDate start, LocalDate end, Tally tally, Stake stake) {}

    /**
     * What became of all.
     *
     * @param tally all verdicts
     * @param stake what the provider would have lost
     * @param cappedPeriods in how many periods a cap cut something
     */
    public record Total(Tally tally, Stake stake, int cappedPeriods) {}
}
