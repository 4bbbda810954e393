package io.attain.terms;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threeten.extra.PeriodDuration;

/** Sentences in the reader's language. English where there is none in it. */
public final class Wording {

    /** The languages that there are, by preference. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.TAIWAN);

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Stands around what is put into a Chinese message until it is clear whether a space has to part it from that. */
    private static final String SEAM = "\uE000";

    private static final Pattern SEAM_WITH_SPACE = Pattern.compile(
            "(?<=\\p{IsHan})" + SEAM + "+(?=[A-Za-z0-9%])|(?<=[A-Za-z0-9%])" + SEAM + "+(?=\\p{IsHan})");

    private final ResourceBundle messages;
    private final Locale locale;

    private Wording(ResourceBundle messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * Finds the messages for a reader.
     *
     * @param bundle their base name, such as {@code io.attain.terms.words}, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return never {@literal null}
     */
    public static Wording of(String bundle, Locale reader) {
        Locale locale = nearest(reader);
        return new Wording(ResourceBundle.getBundle(bundle, locale, NO_OTHER_LANGUAGE), locale);
    }

    /**
     * Tells which of the languages is nearest to one that somebody reads.
     *
     * @param locale any, never {@literal null}
     * @return Traditional Chinese for those who read that, else English
     */
    public static Locale nearest(Locale locale) {
        boolean inTaiwanOrLikeIt = List.of("TW", "HK", "MO", "").contains(locale.getCountry());
        boolean traditional = locale.getScript().isEmpty()
                ? inTaiwanOrLikeIt
                : locale.getScript().equals("Hant");
        return locale.getLanguage().equals("zh") && traditional ? Locale.TAIWAN : Locale.ENGLISH;
    }

    /** Finds the messages of this module. */
    static Wording ofTerms(Locale reader) {
        return of("io.attain.terms.words", reader);
    }

    /**
     * Returns whether there is a message.
     *
     * @param key never {@literal null}
     */
    public boolean has(String key) {
        return messages.containsKey(key);
    }

    /**
     * Says something.
     *
     * @param key an existing message's, never {@literal null}
     * @param parts what stands in its places; numbers as texts stay as they are written
     * @return never {@literal null}
     * @throws java.util.MissingResourceException when there is no such message
     */
    public String say(String key, Object... parts) {
        MessageFormat message = new MessageFormat(messages.getString(key), locale);
        if (!locale.equals(Locale.TAIWAN)) {
            return message.format(parts);
        }
        Object[] marked = Stream.of(parts)
                .map(it -> it instanceof String text ? SEAM + text + SEAM : it)
                .toArray();
        return SEAM_WITH_SPACE.matcher(message.format(marked)).replaceAll(" ").replace(SEAM, "");
    }

    /**
     * Says an amount of money.
     *
     * @param amount with the decimals that are shown, never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return such as {@code 14,000.00 EUR}
     */
    public static String money(BigDecimal amount, String currency, Locale reader) {
        return number(amount, reader) + " " + currency;
    }

    /**
     * Says an amount of money that is written as documents write it.
     *
     * @param amount such as {@code 14000.00}, never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return such as {@code 14,000.00 EUR}
     */
    public static String money(String amount, String currency, Locale reader) {
        return money(new BigDecimal(amount), currency, reader);
    }

    /**
     * Says a number.
     *
     * @param number with the decimals that are shown, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return in groups of digits, such as {@code 14,000.00}
     */
    public static String number(BigDecimal number, Locale reader) {
        NumberFormat format = NumberFormat.getNumberInstance(reader);
        int decimals = Math.max(0, number.scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /**
     * Says a length of time.
     *
     * @param length never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return such as {@code 10 days} or {@code 1 hour 30 minutes}
     */
    public static String length(PeriodDuration length, Locale reader) {
        return DurationWords.of(length, ofTerms(reader));
    }
}
