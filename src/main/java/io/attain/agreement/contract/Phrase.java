package io.attain.agreement.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A piece of the contract that is in no language yet. {@link ContractWording} puts it in one. */
public sealed interface Phrase {

    /**
     * A sentence, or part of one, that every language has.
     *
     * @param key its key in the bundle {@code contract}, without the prefix
     * @param values what stands in its places: phrases, or whole numbers that decide about singular and plural
     */
    record Message(String key, List<Object> values) implements Phrase {

        /** Copies the list. */
        public Message {
            values = List.copyOf(values);
        }
    }

    /**
     * What somebody wrote, in whatever language.
     *
     * @param text as it was written
     */
    record Own(String text) implements Phrase {}

    /**
     * An amount of money.
     *
     * @param amount the amount
     * @param currency its currency
     */
    record Money(BigDecimal amount, Currency currency) implements Phrase {}

    /**
     * A number.
     *
     * @param number with the digits that are shown
     */
    record Decimal(BigDecimal number) implements Phrase {}

    /**
     * A day.
     *
     * @param date the local date
     */
    record Day(LocalDate date) implements Phrase {}

    /**
     * A day of every year.
     *
     * @param day month and day
     */
    record YearlyDay(MonthDay day) implements Phrase {}

    /**
     * A day and a time.
     *
     * @param time in the agreement's zone
     */
    record Time(LocalDateTime time) implements Phrase {}

    /**
     * Several phrases, one after the other.
     *
     * @param parts the phrases
     * @param link what stands between them
     */
    record Several(List<Phrase> parts, Link link) implements Phrase {

        /** Copies the list. */
        public Several {
            parts = List.copyOf(parts);
        }
    }

    /** What stands between phrases. */
    enum Link {
        /** As in: one, two and three. */
        AND,
        /** As in: one, two or three. */
        OR,
        /** Commas between parts of a sentence. */
        COMMA,
        /** What a language puts between the members of a list. */
        ENUMERATION,
        /** Semicolons. */
        SEMICOLON,
        /** What a language puts between hours and minutes. */
        TIME,
        /** They are sentences. */
        SENTENCES
    }

    /** Returns a message of the bundle with values in its places. */
    static Phrase say(String key, Object... values) {
        return new Message(key, Arrays.asList(values));
    }

    /** Returns what somebody wrote. */
    static Phrase own(String text) {
        return new Own(text);
    }

    /** Returns a name that somebody gave to a thing, in quotation marks. */
    static Phrase quoted(String name) {
        return say("quoted", own(name));
    }

    /** Returns a number. */
    static Phrase decimal(BigDecimal number) {
        return new Decimal(number);
    }

    /** Returns a percentage. */
    static Phrase percent(BigDecimal number) {
        return say("percent", decimal(number));
    }

    /** Returns phrases with something between them; a single one stays what it is. */
    static Phrase several(Link link, List<Phrase> parts) {
        return parts.size() == 1 ? parts.get(0) : new Several(parts, link);
    }

    /** Returns phrases with something between them. */
    static Phrase several(Link link, Stream<Phrase> parts) {
        return several(link, parts.filter(Objects::nonNull).toList());
    }
}
