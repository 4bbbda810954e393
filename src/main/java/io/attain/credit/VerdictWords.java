package io.attain.credit;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.terms.Agreement;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Objective;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.threeten.extra.PeriodDuration;

/** Says the numbers of recorded verdicts in the reader's way, with their units. */
public final class VerdictWords {

    private static final String NONE = "–";

    private final Agreement terms;
    private final Locale reader;

    private VerdictWords(Agreement terms, Locale reader) {
        this.terms = terms;
        this.reader = reader;
    }

    /**
     * Prepares the words.
     *
     * @param terms which say what is counted, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     */
    public static VerdictWords of(Agreement terms, Locale reader) {
        return new VerdictWords(terms, reader);
    }

    /**
     * Says the figure.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return with its unit, a dash where there is no figure
     */
    public String figure(JsonNode verdict) {
        JsonNode figure = verdict.path("figure");
        return figure.isTextual() ? withUnit(number(figure.asText()), verdict) : NONE;
    }

    /**
     * Says what the figure had to reach.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return such as {@code ≥ 99.9 %}
     */
    public String target(JsonNode verdict) {
        JsonNode target = verdict.path("target");
        boolean isMost = target.has("atMost");
        return (isMost ? "≤\u00a0" : "≥\u00a0")
                + withUnit(number(target.path(isMost ? "atMost" : "atLeast").asText()), verdict);
    }

    /**
     * Says how much was counted.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return a number, or hours and minutes where time is counted
     */
    public String counted(JsonNode verdict) {
        String counted = verdict.path("counted").asText();
        if (counted.isEmpty()) {
            return NONE;
        }
        boolean isTime = objective(verdict)
                .filter(it -> it.indicator() instanceof Availability availability && !availability.byRecords())
                .isPresent();
        return isTime ? time(new BigDecimal(counted).longValue()) : number(counted);
    }

    /**
     * Says what the verdict costs.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return with the currency, a dash for nothing
     */
    public String credit(JsonNode verdict) {
        JsonNode credit = verdict.path("credit");
        return credit.isObject()
                ? Wording.money(
                        new BigDecimal(credit.path("amount").asText()),
                        credit.path("currency").asText(),
                        reader)
                : NONE;
    }

    /**
     * Returns the unit of figure and target.
     *
     * @param verdict as it is recorded, never {@literal null}
     * @return empty for none
     */
    public String unit(JsonNode verdict) {
        return objective(verdict).filter(it -> it.indicator().isPercent()).isPresent()
                ? "%"
                : verdict.path("target").path("unit").asText("");
    }

    private Optional<Objective> objective(JsonNode verdict) {
        return terms.objective(verdict.path("objective").asText());
    }

    private String withUnit(String number, JsonNode verdict) {
        String unit = unit(verdict);
        return unit.isEmpty() ? number : number + "\u00a0" + unit;
    }

    private String number(String number) {
        BigDecimal plain = new BigDecimal(number).stripTrailingZeros();
        return Wording.number(plain.scale() < 0 ? plain.setScale(0) : plain, reader);
    }

    private String time(long milliseconds) {
        Duration time = Duration.ofMillis(milliseconds);
        Duration shown = time.truncatedTo(time.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
        return Wording.length(PeriodDuration.of(shown), reader);
    }
}
