package io.attain.terms;

import io.attain.terms.Condition.All;
import io.attain.terms.Condition.Any;
import io.attain.terms.Condition.AttributeIs;
import io.attain.terms.Condition.ElapsedWithin;
import io.attain.terms.Condition.Match;
import io.attain.terms.Condition.Not;
import io.attain.terms.Condition.OnTime;
import io.attain.terms.Condition.ValueWithin;
import java.util.Set;

/** Reads conditions. */
final class ConditionReader {

    private ConditionReader() {}

    /** Reads a condition. */
    static Condition read(Cursor place) {
        if (place.has("value")) {
            return place.at("value").make(it -> new ValueWithin(it.maybeDecimal("atLeast"), it.maybeDecimal("atMost")));
        }
        if (place.has("elapsed")) {
            return place.at("elapsed")
                    .make(it -> new ElapsedWithin(elapsed(it), it.at("atMost").duration(), it.flag("endOfDay")));
        }
        if (place.has("attribute")) {
            return attributes(place.at("attribute"));
        }
        if (place.has("all")) {
            return new All(place.list("all", ConditionReader::read));
        }
        if (place.has("any")) {
            return new Any(place.list("any", ConditionReader::read));
        }
        if (place.has("not")) {
            return new Not(read(place.at("not")));
        }
        if (place.has("time")) {
            return new OnTime(
                    place.text("time"),
                    place.text("by"),
                    place.maybeDuration("grace"),
                    place.maybeDuration("notBefore"));
        }
        throw place.fail("expected a condition: value, time and by, elapsed, attribute, all, any or not");
    }

    /** Reads what selects measurements: a condition, or attributes and their values. */
    static Condition readWhere(Cursor place) {
        return isCondition(place) ? read(place) : attributes(place);
    }

    /** An attribute may be called like a condition; the form of what follows tells them apart. */
    private static boolean isCondition(Cursor place) {
        if (place.has("time") && place.has("by")) {
            return true;
        }
        if (place.node().size() != 1) {
            return false;
        }
        String name = place.node().fieldNames().next();
        return switch (name) {
            case "value" -> place.at(name).has("atLeast") || place.at(name).has("atMost");
            case "elapsed" -> place.at(name).has("from");
            case "attribute" ->
                place.at(name).node().isObject() && !place.at(name).has("not");
            case "all", "any" -> place.at(name).node().path(0).isObject();
            case "not" -> place.at(name).node().isObject() && !place.at(name).has("not");
            default -> false;
        };
    }

    static Elapsed elapsed(Cursor place) {
        return new Elapsed(place.text("from"), place.text("until"), place.maybeText("calendar"), place.flag("pauses"));
    }

    private static Condition attributes(Cursor place) {
        return new AttributeIs(place.fields((name, value) -> {
            boolean negated = value.node().isObject();
            Set<String> values = negated ? value.textSet("not") : place.textSet(name);
            return new Match(values, negated);
        }));
    }
}
