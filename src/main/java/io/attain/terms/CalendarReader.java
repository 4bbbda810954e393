package io.attain.terms;

import io.attain.terms.Calendar.Holidays;
import io.attain.terms.Calendar.Stretch;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads business calendars. */
final class CalendarReader {

    private CalendarReader() {}

    static Calendar read(Cursor place) {
        return new Calendar(
                place.text("id"),
                place.at("hours").make(CalendarReader::hours),
                place.has("holidays")
                        ? place.at("holidays").make(it -> new Holidays(it.text("country"), it.maybeText("region")))
                        : null,
                place.list("closed", it -> it.as(Calendar::dayRule)),
                place.list("open", it -> it.as(Calendar::dayRule)));
    }

    private static Map<DayOfWeek, List<Stretch>> hours(Cursor place) {
        Map<DayOfWeek, List<Stretch>> hours = new EnumMap<>(DayOfWeek.class);
        place.fields((days, stretches) -> {
            List<Stretch> read = place.list(days, it -> it.as(Calendar::stretch));
            for (DayOfWeek day : stretches.make(it -> Calendar.days(days))) {
                hours.computeIfAbsent(day, it -> new ArrayList<>()).addAll(read);
            }
            return read;
        });
        return hours;
    }
}
