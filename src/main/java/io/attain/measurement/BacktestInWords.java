package io.attain.measurement;

import io.attain.evaluation.BacktestComparison;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.DraftBacktest.OfObjective;
import io.attain.evaluation.DraftBacktest.Past;
import io.attain.evaluation.DraftBacktest.Tally;
import io.attain.evaluation.DraftBacktest.Total;
import io.attain.evaluation.PastTerms;
import io.attain.evaluation.SeriesHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the back-test of a draft says, in a sentence for people who have to decide, in their language. */
@Component
public class BacktestInWords {

    private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.1");

    private final MessageSource messages;

    /**
     * Prepares the wording.
     *
     * @param messages with the keys that begin with {@code backtest.}, never {@literal null}
     */
    public BacktestInWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Returns over which time, how often each target would have been met, what the customer would have received and the
     * provider lost, and what nothing is known of.
     *
     * @param backtest never {@literal null}
     * @param locale never {@literal null}
     */
    public String summary(DraftBacktest backtest, Locale locale) {
        Past past = backtest.past();
        Total total = backtest.total();
        String unknown = backtest.series().stream()
                .filter(it -> !it.isKnown())
                .map(SeriesHistory::series)
                .collect(Collectors.joining(", "));
        if (past == null || total == null) {
            return say(locale, "backtest.summary.nothing", PastTerms.MOST_MONTHS, unknown);
        }
        List<String> parts = new ArrayList<>();
        backtest.objectives().stream()
                .filter(it -> it.tally().judged() > 0)
                .forEach(
                        it -> parts.add(say(locale, "backtest.summary.objective", it.name(), met(it.tally(), locale))));
        parts.add(credit(backtest, total, locale));
        if (total.cappedPeriods() > 0) {
            parts.add(say(locale, "backtest.summary.capped", total.cappedPeriods()));
        }
        if (!unknown.isEmpty()) {
            parts.add(say(locale, "backtest.summary.unknown", unknown));
        }
        return say(
                locale,
                "backtest.summary",
                time(past, locale),
                String.join(say(locale, "backtest.summary.apart"), parts));
    }

    private String credit(DraftBacktest backtest, Total total, Locale locale) {
        String lost = total.stake().lost();
        BigDecimal credit = total.tally().credit();
        if (credit.signum() == 0) {
            return say(locale, "backtest.summary.credit.none");
        }
        String money = money(credit, backtest.currency(), locale);
        return lost == null
                ? say(locale, "backtest.summary.credit", money)
                : say(
                        locale,
                        "backtest.summary.credit.ofRisk",
                        money,
                        percent(lost),
                        money(total.stake().atRisk(), backtest.currency(), locale));
    }

    /**
     * Returns how often a target would have been met, such as “10 of 12, 1 undetermined”.
     *
     * @param tally never {@literal null}
     * @param locale never {@literal null}
     */
    public String met(Tally tally, Locale locale) {
        if (tally.decided() == 0) {
            return say(locale, "backtest.met.undetermined", tally.undetermined());
        }
        return tally.undetermined() == 0
                ? say(locale, "backtest.met", tally.met(), tally.decided())
                : say(locale, "backtest.met.some", tally.met(), tally.decided(), tally.undetermined());
    }

    /**
     * Returns the time that was judged, such as “12 past months (2025-11 to 2026-10)”.
     *
     * @param past never {@literal null}
     * @param locale never {@literal null}
     */
    public String time(Past past, Locale locale) {
        LocalDate from = past.from();
        LocalDate until = past.until();
        if (from.getDayOfMonth() == 1 && until.getDayOfMonth() == 1) {
            return say(
                    locale,
                    "backtest.time.months",
                    ChronoUnit.MONTHS.between(from, until),
                    YearMonth.from(from).toString(),
                    YearMonth.from(until).minusMonths(1).toString());
        }
        return say(
                locale,
                "backtest.time.days",
                ChronoUnit.DAYS.between(from, until),
                from.toString(),
                until.minusDays(1).toString());
    }

    /**
     * Returns the effect of changed terms on the back-test: for each objective that comes out differently how often it would
     * have been met and what it would have cost, before and after.
     *
     * @param comparison never {@literal null}
     * @param locale never {@literal null}
     * @return one sentence each, a single one when nothing comes out differently
     */
    public List<String> effect(BacktestComparison comparison, Locale locale) {
        List<String> sentences = new ArrayList<>();
        for (BacktestComparison.Effect effect : comparison.objectives()) {
            if (effect.differs()) {
                sentences.add(say(
                        locale,
                        "backtest.effect",
                        effect.name(),
                        outcome(effect.before(), comparison.currencyBefore(), locale),
                        outcome(effect.after(), comparison.currencyAfter(), locale)));
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(say(locale, "backtest.effect.none"));
        }
        if (!comparison.sameTime()) {
            sentences.add(say(locale, "backtest.effect.otherTime"));
        }
        return sentences;
    }

    private String outcome(@Nullable Tally tally, String currency, Locale locale) {
        if (tally == null) {
            return say(locale, "backtest.effect.absent");
        }
        return tally.judged() == 0
                ? say(locale, "backtest.effect.unjudged")
                : say(locale, "backtest.effect.outcome", met(tally, locale), money(tally.credit(), currency, locale));
    }

    /**
     * Returns an amount for people, such as “14,400.00 EUR”.
     *
     * @param amount never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @param locale never {@literal null}
     */
    public String money(BigDecimal amount, String currency, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, amount.scale()));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount) + " " + currency;
    }

    /**
     * Returns a share for people, with one decimal.
     *
     * @param percent in percent, never {@literal null}
     */
    public String percent(String percent) {
        BigDecimal exact = new BigDecimal(percent);
        return exact.signum() > 0 && exact.compareTo(LEAST_SHOWN) < 0
                ? "< " + LEAST_SHOWN
                : exact.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * Returns what a figure of an objective must reach, such as “at least 95 %”.
     *
     * @param objective never {@literal null}
     * @param locale never {@literal null}
     */
    public String promise(OfObjective objective, Locale locale) {
        boolean atMost = objective.target().containsKey("atMost");
        String bound = objective.target().getOrDefault(atMost ? "atMost" : "atLeast", "");
        String unit = objective.percent() ? "%" : objective.target().getOrDefault("unit", "");
        return say(
                locale,
                atMost ? "backtest.atMost" : "backtest.atLeast",
                unit.isEmpty() ? bound : bound + "\u00a0" + unit);
    }

    private String say(Locale locale, String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
