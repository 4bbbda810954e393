package io.attain.agreement.contract;

import io.attain.agreement.contract.Phrase.Link;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.text.Bidi;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one language for the phrases of a contract, from the bundle {@code contract}. */
public final class ContractWording {

    private static final String PREFIX = "contract.";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private ContractWording(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("contract", locale, NO_OTHER_LANGUAGE);
    }

    /**
     * Returns the words of a language.
     *
     * @param locale any, never {@literal null}
     * @return the words of the nearest language that there is
     */
    public static ContractWording in(Locale locale) {
        return new ContractWording(Wording.nearest(locale));
    }

    /** Returns the language. */
    public Locale locale() {
        return locale;
    }

    /**
     * Puts a phrase in words.
     *
     * @param phrase never {@literal null}
     * @return plain text
     */
    public String of(Phrase phrase) {
        if (phrase instanceof Phrase.Message message) {
            return message(message);
        }
        if (phrase instanceof Phrase.Own own) {
            return own(own.text());
        }
        if (phrase instanceof Phrase.Money money) {
            return money(money);
        }
        if (phrase instanceof Phrase.Decimal decimal) {
            return grouped(decimal.number());
        }
        if (phrase instanceof Phrase.Day day) {
            return DateTimeFormatter.ofPattern(text("pattern.day"), locale).format(day.date());
        }
        if (phrase instanceof Phrase.YearlyDay day) {
            return DateTimeFormatter.ofPattern(text("pattern.yearly"), locale).format(day.day());
        }
        if (phrase instanceof Phrase.Time time) {
            return DateTimeFormatter.ofPattern(text("pattern.time"), locale).format(time.time());
        }
        Phrase.Several several = (Phrase.Several) phrase;
        return joined(several.parts().stream().map(this::of).toList(), several.link());
    }

    /**
     * Shows what somebody wrote, as it is. Only what nobody sees and what changes how the text around it reads is left
     * out: control characters and marks of writing direction. Text that runs from right to left is set apart, so that it
     * does not turn its neighbours around.
     *
     * @param text never {@literal null}
     * @return plain text
     */
    public String own(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(it -> {
            if (Character.isWhitespace(it) || Character.isISOControl(it)) {
                shown.append(' ');
            } else if (isVisible(it)) {
                shown.appendCodePoint(it);
            }
        });
        String whole = shown.toString();
        boolean turns = Bidi.requiresBidi(whole.toCharArray(), 0, whole.length());
        return turns ? "\u2068" + whole + "\u2069" : whole;
    }

    /** Half characters and non-characters cannot be written in XML; marks of direction turn other text around. */
    private static boolean isVisible(int codePoint) {
        boolean mark = codePoint == 0x061C || codePoint == 0x200E || codePoint == 0x200F;
        boolean embedding = codePoint >= 0x202A && codePoint <= 0x202E;
        boolean isolate = codePoint >= 0x2066 && codePoint <= 0x2069;
        boolean half = Character.getType(codePoint) == Character.SURROGATE;
        return !mark && !embedding && !isolate && !half && (codePoint & 0xFFFE) != 0xFFFE;
    }

    private String message(Phrase.Message message) {
        Object[] values = message.values().stream()
                .map(it -> it instanceof Phrase phrase ? of(phrase) : it)
                .toArray();
        return new MessageFormat(text(message.key()), locale).format(values);
    }

    private String text(String key) {
        return bundle.getString(PREFIX + key);
    }

    private static String money(Phrase.Money money) {
        int minorUnit = Math.max(0, money.currency().getDefaultFractionDigits());
        BigDecimal amount = money.amount().scale() < minorUnit ? money.amount().setScale(minorUnit) : money.amount();
        return grouped(amount) + "\u00a0" + money.currency().getCurrencyCode();
    }

    private static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }

    private String joined(List<String> parts, Link link) {
        if (parts.isEmpty()) {
            return "";
        }
        return switch (link) {
            case COMMA -> String.join(text("link.comma"), parts);
            case TIME -> String.join(text("link.time"), parts);
            case ENUMERATION -> String.join(text("link.enumeration"), parts);
            case SEMICOLON -> String.join(text("link.semicolon"), parts);
            case SENTENCES -> String.join(text("link.sentences"), parts);
            case AND -> joined(parts, text("link.and"));
            case OR -> joined(parts, text("link.or"));
        };
    }

    private String joined(List<String> parts, String last) {
        int size = parts.size();
        return size == 1
                ? parts.get(0)
                : String.join(text("link.enumeration"), parts.subList(0, size - 1)) + last + parts.get(size - 1);
    }
}
