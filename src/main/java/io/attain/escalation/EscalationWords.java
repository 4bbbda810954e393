package io.attain.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.credit.VerdictWords;
import io.attain.terms.Agreement;
import io.attain.terms.Durations;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts what happens in an escalation in words, in the reader's language and the agreement's time. */
public final class EscalationWords {

    private final Wording wording;
    private final Locale reader;
    private final ZoneId zone;

    private EscalationWords(Locale reader, ZoneId zone) {
        this.wording = Wording.of("io.attain.escalation.words", reader);
        this.reader = reader;
        this.zone = zone;
    }

    /**
     * Prepares the words for a reader.
     *
     * @param reader the reader's language, never {@literal null}
     * @param zone the agreement's zone, never {@literal null}
     * @return never {@literal null}
     */
    public static EscalationWords of(Locale reader, ZoneId zone) {
        return new EscalationWords(reader, zone);
    }

    /**
     * Says something of this module's messages.
     *
     * @param key an existing message's, never {@literal null}
     * @param parts what stands in its places
     * @return never {@literal null}
     */
    public String say(String key, Object... parts) {
        return wording.say(key, parts);
    }

    /**
     * Says when something is.
     *
     * @param instant {@literal null} for never
     * @return to the minute in the agreement's zone, a dash for never
     */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? "–"
                : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(instant.atZone(zone));
    }

    /**
     * Says an amount of money.
     *
     * @param amount never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @return in the reader's way
     */
    public String money(BigDecimal amount, String currency) {
        return Wording.money(amount, currency, reader);
    }

    /**
     * Says what was measured.
     *
     * @param terms of the agreement, never {@literal null}
     * @param verdict as it is recorded, never {@literal null}
     * @return with its unit, a dash where there is none
     */
    String figure(Agreement terms, JsonNode verdict) {
        return VerdictWords.of(terms, reader).figure(verdict);
    }

    /**
     * Says how long a step has.
     *
     * @param within the time and its calendar as they are recorded, empty for no limit, never {@literal null}
     * @return never {@literal null}
     */
    public String within(String within) {
        if (within.isEmpty()) {
            return wording.say("within.none");
        }
        String[] parts = within.split(" ", 2);
        String length = Wording.length(Durations.parse(parts[0]), reader);
        return parts.length == 1 ? length : wording.say("within.calendar", length, parts[1]);
    }

    /**
     * Says what happened.
     *
     * @param act never {@literal null}
     * @return a sentence without what somebody said, never {@literal null}
     */
    public String act(EscalationAct act) {
        String level = String.valueOf(act.level());
        return switch (act.act()) {
            case ASSESSED -> say("act.ASSESSED", say("severity." + act.about()));
            case LEVEL_REACHED ->
                act.until() == null
                        ? say("act.LEVEL_REACHED", level, act.about())
                        : say("act.LEVEL_REACHED.until", level, act.about(), time(act.until()));
            case STEP_FIRED -> say("act.STEP_FIRED", within(act.about()), time(act.since()), time(act.until()), level);
            case EXPLANATION_OVERDUE -> say("act.EXPLANATION_OVERDUE", within(act.about()), time(act.until()), level);
            case STEP_NOT_FIRED ->
                say(
                        "act.STEP_NOT_FIRED",
                        say("instead." + act.about()),
                        act.actor(),
                        time(act.recordedAt()),
                        time(act.until()),
                        level);
            case DELEGATED, HANDED_OVER, PLAN_PROPOSED -> say("act." + act.act(), act.about());
            default -> say("act." + act.act());
        };
    }
}
