package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.decimal;
import static io.attain.agreement.contract.Phrase.own;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.contract.Phrase.Link;
import io.attain.terms.Condition;
import io.attain.terms.Condition.All;
import io.attain.terms.Condition.Any;
import io.attain.terms.Condition.AttributeIs;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Condition.Match;
import io.attain.terms.Condition.Not;
import io.attain.terms.Condition.OnTime;
import io.attain.terms.Condition.ValueWithin;
import io.attain.terms.Elapsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions in words. */
final class ConditionWords {

    private ConditionWords() {}

    /** Puts a condition in words. */
    static Phrase of(Condition condition) {
        if (condition instanceof ValueWithin within) {
            return value(within);
        }
        if (condition instanceof OnTime onTime) {
            return onTime(onTime);
        }
        if (condition instanceof ElapsedWithin within) {
            return elapsed(within);
        }
        if (condition instanceof AttributeIs is) {
            return Phrase.several(
                    Link.AND,
                    is.attributes().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(it -> attribute(it.getKey(), it.getValue())));
        }
        if (condition instanceof All all) {
            return Phrase.several(Link.AND, parts(all.conditions()));
        }
        if (condition instanceof Any any) {
            return Phrase.several(Link.OR, parts(any.conditions()));
        }
        return say("condition.not", bracketed(((Not) condition).condition()));
    }

    /** What is made of several parts itself stands in brackets among others. */
    private static List<Phrase> parts(List<Condition> conditions) {
        return conditions.stream()
                .map(it -> conditions.size() > 1 ? bracketed(it) : of(it))
                .toList();
    }

    private static Phrase bracketed(Condition condition) {
        return isCompound(condition) ? say("condition.brackets", of(condition)) : of(condition);
    }

    private static boolean isCompound(Condition condition) {
        boolean severalAttributes =
                condition instanceof AttributeIs is && is.attributes().size() > 1;
        return condition instanceof All || condition instanceof Any || severalAttributes;
    }

    private static Phrase value(ValueWithin within) {
        List<Phrase> bounds = new ArrayList<>();
        if (within.atLeast() != null) {
            bounds.add(say("promise.at-least", decimal(within.atLeast())));
        }
        if (within.atMost() != null) {
            bounds.add(say("promise.at-most", decimal(within.atMost())));
        }
        return say("condition.value", Phrase.several(Link.AND, bounds));
    }

    private static Phrase onTime(OnTime onTime) {
        Phrase by = quoted(onTime.by());
        Phrase until = onTime.grace() == null
                ? say("condition.not-later", quoted(onTime.time()), by)
                : say("condition.not-later.grace", quoted(onTime.time()), by, TimeWords.length(onTime.grace()));
        return onTime.notBefore() == null
                ? until
                : say("condition.not-before", until, by, TimeWords.length(onTime.notBefore()));
    }

    private static Phrase elapsed(ElapsedWithin within) {
        Elapsed elapsed = within.elapsed();
        Phrase limit = TimeWords.length(within.atMost(), elapsed.calendar());
        Phrase whole = say("condition.elapsed", quoted(elapsed.from()), quoted(elapsed.until()), limit);
        if (within.endOfDay()) {
            whole = say("condition.end-of-day", whole);
        }
        return elapsed.pauses() ? say("condition.pauses", whole) : whole;
    }

    private static Phrase attribute(String name, Match match) {
        List<Phrase> values = match.values().stream()
                .sorted()
                .map(it -> it.isEmpty() ? say("condition.empty") : own(it))
                .toList();
        String key = match.negated() ? "condition.attribute.not" : "condition.attribute";
        return values.size() == 1
                ? say(key, quoted(name), values.get(0))
                : say(
                        match.negated() ? "condition.attribute.none-of" : "condition.attribute.one-of",
                        quoted(name),
                        Phrase.several(Link.ENUMERATION, values));
    }
}
