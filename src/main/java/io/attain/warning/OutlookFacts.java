package io.attain.warning;

import io.attain.evaluation.Credit;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.Figure;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Outlook;
import io.attain.terms.Agreement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a running period looks, as it is shown, sent and recorded: numbers as texts, rounded for people.
 *
 * @param reference the agreement's reference
 * @param version the number of the version that judges
 * @param objective the objective's id
 * @param scope the values by which it is judged separately, by attribute
 * @param period the period's short name
 * @param start the period's first instant
 * @param end the first instant after it
 * @param asOf up to when facts are known
 * @param figure the figure so far, {@literal null} where nothing counts yet
 * @param target what the figure of the whole period must reach
 * @param used percent of the error budget that is used
 * @param gone percent of the period that is gone
 * @param calendar by which business hours, {@literal null} for all
 * @param burns how fast the budget burns, for each warning of the terms that goes by that
 * @param forecast the figure at the period's end if all goes on as so far, {@literal null} where nobody can tell
 * @param outcome what that would be judged
 * @param credit what it would cost, {@literal null} for nothing
 * @param currency in which currency
 * @param breachAt when the budget will be used up at the rate so far, {@literal null} where it lasts
 * @param reached the thresholds that are reached, as {@link Threshold#text()}
 */
public record OutlookFacts(
        String reference,
        int version,
        String objective,
        Map<String, String> scope,
        String period,
        Instant start,
        Instant end,
        Instant asOf,
        @Nullable String figure,
        String target,
        String used,
        String gone,
        @Nullable String calendar,
        List<BurnFacts> burns,
        @Nullable String forecast,
        Outcome outcome,
        @Nullable String credit,
        String currency,
        @Nullable Instant breachAt,
        List<String> reached) {

    /**
     * How fast the budget burns over the windows of one warning.
     *
     * @param threshold the warning, as {@link Threshold#text()}
     * @param overLong how many times faster than it may over the long window
     * @param overShort how many times faster than it may over the short window
     * @param judged whether the short window has passed once in the period
     */
    public record BurnFacts(String threshold, String overLong, String overShort, boolean judged) {}

    /**
     * Takes what is shown from an outlook.
     *
     * @param terms the agreement, never {@literal null}
     * @param outlook never {@literal null}
     */
    static OutlookFacts of(Agreement terms, Outlook outlook) {
        EvaluationPeriod period = outlook.period();
        Figure figure = outlook.figure();
        Figure forecast = outlook.forecast();
        Credit credit = outlook.credit();
        return new OutlookFacts(
                terms.reference(),
                outlook.version(),
                outlook.objective().id(),
                outlook.scope().asMap(),
                period.label(),
                period.startInstant(),
                period.endInstant(),
                outlook.asOf(),
                figure == null ? null : Outlook.shown(figure),
                outlook.targetText(),
                outlook.usedPercent().toPlainString(),
                outlook.gonePercent().toPlainString(),
                outlook.calendar(),
                outlook.burns().stream()
                        .map(it -> new BurnFacts(
                                Threshold.of(it.warning()).text(),
                                it.overLong().display(),
                                it.overShort().display(),
                                it.judged()))
                        .toList(),
                forecast == null ? null : Outlook.shown(forecast),
                outlook.outcome(),
                credit == null ? null : credit.amount().toPlainString(),
                terms.currency().getCurrencyCode(),
                outlook.breachAt(),
                outlook.reached().stream().map(it -> Threshold.of(it).text()).toList());
    }
}
