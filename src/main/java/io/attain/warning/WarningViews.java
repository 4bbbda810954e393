package io.attain.warning;

import io.attain.agreement.TermsInWords;
import io.attain.evaluation.Outcome;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.threeten.extra.PeriodDuration;

/** Puts outlooks and warnings in words. */
@Component
public class WarningViews {

    private static final String NOTHING = "–";
    /** Of a forecast; enough for a target of 99.99 %. */
    private static final int DIGITS = 3;

    private final MessageSource messages;
    private final Clock clock;

    WarningViews(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * An outlook in words.
     *
     * @param objective the objective's name with its scope
     * @param period the period's short name
     * @param promise what the figure must reach
     * @param figure the figure so far
     * @param used percent of the error budget that is used
     * @param usedShown the same in words, with how much of the period is gone
     * @param burn how fast it burns
     * @param forecast where the period ends if all goes on as so far
     * @param outcome what that would be judged
     * @param credit what it would cost
     * @param breach when the budget will be used up
     * @param warned what of the terms' thresholds is reached
     * @param facts the outlook itself
     */
    public record Line(
            String objective,
            String period,
            String promise,
            String figure,
            String used,
            String usedShown,
            String burn,
            String forecast,
            Outcome outcome,
            String credit,
            String breach,
            String warned,
            OutlookFacts facts) {}

    /**
     * A warning in words.
     *
     * @param warning the warning
     * @param title the agreement's title
     * @param threshold what was crossed
     * @param raised when, in the agreement's zone
     * @param calmed whether the budget does not burn so fast any more
     * @param seen who has looked at it, and what was said; empty while nobody has
     * @param isOver whether the period is over
     * @param verdict what the period came to, {@literal null} where it is not judged
     * @param line how the period looked then
     */
    public record WarningLine(
            RaisedWarning warning,
            String title,
            String threshold,
            String raised,
            boolean calmed,
            String seen,
            boolean isOver,
            @Nullable String verdict,
            Line line) {}

    /**
     * Puts an outlook in words.
     *
     * @param facts the outlook, never {@literal null}
     * @param terms the agreement, never {@literal null}
     * @param locale the reader's language, never {@literal null}
     */
    public Line line(OutlookFacts facts, Agreement terms, Locale locale) {
        TermsInWords words = new TermsInWords(terms, locale);
        Optional<Objective> objective = terms.objective(facts.objective());
        String unit = objective
                .map(it -> it.indicator().isPercent() ? "%" : it.target().unit())
                .map(it -> " " + it)
                .orElse("");
        return new Line(
                objective.map(Objective::name).orElse(facts.objective()) + scope(facts),
                facts.period(),
                objective.map(words::promise).orElse(facts.target()),
                facts.figure() == null ? NOTHING : facts.figure() + unit,
                facts.used(),
                say(
                        locale,
                        facts.calendar() == null ? "warning.used" : "warning.used.hours",
                        facts.used(),
                        facts.gone()),
                burn(facts, locale),
                facts.forecast() == null ? NOTHING : rounded(facts.forecast()) + unit,
                facts.outcome(),
                facts.credit() == null
                        ? NOTHING
                        : Wording.money(new BigDecimal(facts.credit()), facts.currency(), locale),
                breach(facts, terms, locale),
                facts.reached().stream()
                        .map(it -> words.warning(Threshold.of(it).warning()))
                        .collect(Collectors.joining("; ")),
                facts);
    }

    /** A forecast is no more exact than that; what it would come to is decided before it is rounded. */
    private static String rounded(String forecast) {
        BigDecimal exact = new BigDecimal(forecast);
        return exact.scale() <= DIGITS
                ? forecast
                : exact.setScale(DIGITS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /**
     * Puts a warning in words.
     *
     * @param warning never {@literal null}
     * @param acts what became of it, never {@literal null}
     * @param verdict what the period came to, {@literal null} where it is not judged
     * @param terms the agreement, never {@literal null}
     * @param locale the reader's language, never {@literal null}
     */
    public WarningLine line(
            RaisedWarning warning, List<WarningAct> acts, @Nullable String verdict, Agreement terms, Locale locale) {
        return new WarningLine(
                warning,
                terms.title(),
                new TermsInWords(terms, locale).warning(warning.threshold().warning()),
                time(warning.recordedAt(), terms, locale),
                acts.stream().anyMatch(it -> it.kind() == WarningAct.Kind.CALMED),
                acts.stream()
                        .filter(it -> it.kind() == WarningAct.Kind.SEEN)
                        .map(it -> it.account() + (it.words().isEmpty() ? "" : ": " + it.words()))
                        .collect(Collectors.joining("; ")),
                !warning.outlook().end().isAfter(clock.instant()),
                verdict,
                line(warning.outlook(), terms, locale));
    }

    private static String scope(OutlookFacts facts) {
        return facts.scope().isEmpty()
                ? ""
                : " (" + String.join(", ", facts.scope().values()) + ")";
    }

    private String burn(OutlookFacts facts, Locale locale) {
        return facts.burns().isEmpty()
                ? NOTHING
                : facts.burns().stream().map(it -> burn(it, locale)).collect(Collectors.joining("; "));
    }

    private String burn(OutlookFacts.BurnFacts burn, Locale locale) {
        Threshold threshold = Threshold.of(burn.threshold());
        if (!burn.judged()) {
            return say(locale, "warning.burn.early", length(threshold.shortWindow(), locale));
        }
        return say(
                locale,
                "warning.burn.over",
                burn.overLong(),
                length(threshold.longWindow(), locale),
                burn.overShort(),
                length(threshold.shortWindow(), locale));
    }

    private static String length(@Nullable Duration window, Locale locale) {
        return Wording.length(PeriodDuration.of(Objects.requireNonNullElse(window, Duration.ZERO)), locale);
    }

    private String breach(OutlookFacts facts, Agreement terms, Locale locale) {
        Instant at = facts.breachAt();
        if (at == null) {
            return say(locale, "warning.breach.none");
        }
        if (!at.isAfter(facts.asOf())) {
            return say(locale, "warning.breach.now");
        }
        return at.equals(facts.end())
                ? say(locale, "warning.breach.end", time(at, terms, locale))
                : time(at, terms, locale);
    }

    /** With what it is from UTC, since warnings of agreements of several zones stand on one page, and two zones are called CST. */
    private static String time(Instant instant, Agreement terms, Locale locale) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm O", locale).format(instant.atZone(terms.zone()));
    }

    private String say(Locale locale, String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
