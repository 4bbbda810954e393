package io.attain.evaluation;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.attain.terms.Calendar.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a country or region, as Jollyday knows them: the days on which they are observed, so that one
 * that is moved off a weekend counts where it was moved to. Days that are merely observed while work goes on are left out.
 */
final class PublicHolidays {

    private final HolidayManager manager;
    private final String[] region;

    /** Throws {@link IllegalArgumentException} that lists the known countries or regions when this one is unknown. */
    PublicHolidays(Holidays holidays) {
        String country = holidays.country().strip().toLowerCase(Locale.ROOT);
        // Asking the library for a country that it does not have is an IllegalStateException about a file.
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(it -> it.equalsIgnoreCase(country))) {
            throw new IllegalArgumentException("no public holidays are known for country \"" + holidays.country()
                    + "\": expected one of " + listed(HolidayManager.getSupportedCalendarCodes())
                    + "; those of another country can be listed as closed days");
        }
        manager = HolidayManager.getInstance(ManagerParameters.create(country));
        region = path(holidays, country, manager.getCalendarHierarchy());
    }

    /**
     * Returns those that are observed in a year.
     *
     * @param year the calendar year
     * @return their English names by date
     */
    Map<LocalDate, String> in(int year) {
        Map<LocalDate, String> names = new TreeMap<>();
        // New Year's Day on a Saturday may be observed on the last day of the year before.
        for (int around = year - 1; around <= year + 1; around++) {
            for (Holiday holiday : manager.getHolidays(Year.of(around), HolidayType.PUBLIC_HOLIDAY, region)) {
                if (holiday.getDate().getYear() == year) {
                    names.merge(
                            holiday.getDate(),
                            holiday.getDescription(Locale.ENGLISH),
                            // Two on one day: the order in which the library hands them out is not fixed.
                            (one, other) -> one.compareTo(other) <= 0 ? one : other);
                }
            }
        }
        return names;
    }

    private static String[] path(Holidays holidays, String country, CalendarHierarchy hierarchy) {
        String region = holidays.region();
        if (region == null || region.isBlank()) {
            return new String[0];
        }
        List<String> path =
                new ArrayList<>(List.of(region.strip().toLowerCase(Locale.ROOT).split("[-/]", -1)));
        // ISO 3166-2 writes the country into the region's code.
        if (path.size() > 1 && path.get(0).equals(country)) {
            path.remove(0);
        }
        // The library takes an unknown region for the country as a whole, which would silently open its holidays.
        CalendarHierarchy at = hierarchy;
        for (String part : path) {
            CalendarHierarchy child = child(at, part);
            if (child == null) {
                throw new IllegalArgumentException("no public holidays are known for region \"" + region
                        + "\" of country \"" + holidays.country() + "\": expected "
                        + (at.getChildren().isEmpty()
                                ? "no region"
                                : "one of " + listed(at.getChildren().keySet())));
            }
            at = child;
        }
        return path.toArray(String[]::new);
    }

    private static @Nullable CalendarHierarchy child(CalendarHierarchy parent, String code) {
        return parent.getChildren().entrySet().stream()
                .filter(it -> it.getKey().equalsIgnoreCase(code))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String listed(Collection<String> codes) {
        return codes.stream().map(it -> it.toUpperCase(Locale.ROOT)).sorted().collect(Collectors.joining(", "));
    }
}
