package io.attain.terms;

import io.attain.terms.Agreement.Silence;
import io.attain.terms.Exclusion.Recurring;
import io.attain.terms.Exclusion.Treatment;
import io.attain.terms.Exclusion.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/** Reads exclusions. */
final class ExclusionReader {

    private ExclusionReader() {}

    static Exclusion read(Cursor place) {
        return new Exclusion(
                place.text("id"),
                place.maybeText("definition"),
                place.has("window") ? place.at("window").make(ExclusionReader::window) : null,
                place.has("recurring") ? place.at("recurring").make(ExclusionReader::recurring) : null,
                place.maybeText("by"),
                place.has("where") ? ConditionReader.readWhere(place.at("where")) : null,
                place.choice("treatment", Treatment.REMOVE),
                place.texts("objectives"),
                place.maybeDuration("noticeWithin"),
                place.maybeText("assessedBy"),
                place.has("silence") ? place.choice("silence", Silence.class) : null);
    }

    private static Window window(Cursor place) {
        return new Window(
                place.at("from").as(AgreementReader::dateTime),
                place.at("until").as(AgreementReader::dateTime));
    }

    private static Recurring recurring(Cursor place) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (java.util.Collection<DayOfWeek> some : place.list("day", it -> it.as(Calendar::days))) {
            days.addAll(some);
        }
        return new Recurring(
                place.has("day") ? days : EnumSet.allOf(DayOfWeek.class),
                place.at("from").as(ExclusionReader::time),
                place.at("until").as(ExclusionReader::time));
    }

    private static LocalTime time(String text) {
        try {
            return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
        } catch (java.time.format.DateTimeParseException problem) {
            throw new IllegalArgumentException("expected a time such as 02:30, found '" + text + "'", problem);
        }
    }
}
