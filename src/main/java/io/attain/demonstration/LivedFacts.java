package io.attain.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What was measured in that year, day by day: mostly what was promised, with some bad months that make the stories which the
 * demonstration tells. The same days always have the same facts.
 */
public final class LivedFacts {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private static final int MONTH_OF_POOR_LEADS = 10;
    private static final Set<DayOfWeek> DAYS_OF_POOR_DEALS =
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private final LivedYears years;

    /**
     * Prepares the facts.
     *
     * @param years never {@literal null}
     */
    public LivedFacts(LivedYears years) {
        this.years = years;
    }

    /**
     * Writes what was measured on some days.
     *
     * @param series one of those of {@link LivedAgreement}, never {@literal null}
     * @param from the first day, never {@literal null}
     * @param until the first day after them, never {@literal null}
     * @return a file as the series reads it, without rows where nothing was measured
     */
    public String rows(String series, LocalDate from, LocalDate until) {
        List<String> rows = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            write(series, day, new SplittableRandom(day.toEpochDay()), rows);
        }
        return rows.isEmpty() ? "" : header(series) + "\n" + String.join("\n", rows) + "\n";
    }

    private static String header(String series) {
        return switch (series) {
            case "hudson.deliveries" -> "number,due,delivered,confirmed,reams,address,hindrance";
            case "nordwind.status" -> "at,service,status";
            case "nordwind.incidents" -> "number;opened;answered;resolved;priority;cause";
            case "nordwind.latency" -> "at,ms";
            case "campaign.leads", "campaign.acceptance" -> "day,handed over,sent back";
            case "desk.calls" -> "lead,handed over,called";
            case "desk.deals" -> "合約編號,簽約時間,交接時間,金額,資料完整,產品";
            case "campaign.profiles" -> "week,profiles,complete";
            default -> throw new IllegalArgumentException(series);
        };
    }

    private void write(String series, LocalDate day, SplittableRandom random, List<String> rows) {
        switch (series) {
            case "hudson.deliveries" -> deliveries(day, random, rows);
            case "nordwind.status" -> states(day, rows);
            case "nordwind.incidents" -> incidents(day, random, rows);
            case "nordwind.latency" -> latencies(day, random, rows);
            case "campaign.leads", "campaign.acceptance" -> leads(day, random, rows);
            case "desk.calls" -> calls(day, random, rows);
            case "desk.deals" -> deals(day, random, rows);
            case "campaign.profiles" -> profiles(day, random, rows);
            default -> throw new IllegalArgumentException(series);
        }
    }

    private int month(LocalDate day) {
        return years.story(day);
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /**
     * In the fourth month the mill is short of paper; in the eighth two of its lorries come a day late; in the last the office takes
     * two days to confirm what it received.
     */
    private void deliveries(LocalDate day, SplittableRandom random, List<String> rows) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return;
        }
        boolean isLate = month(day) == 8 && day.getDayOfMonth() <= 14;
        boolean isSlow = month(day) == LivedYears.LAST_MONTH;
        for (String address : List.of("north", "south")) {
            LocalDateTime done = day.plusDays(isLate ? 1 : 0).atTime(9, 20).plusMinutes(random.nextInt(150));
            rows.add(String.join(
                    ",",
                    "D" + COMPACT.format(day) + (address.equals("north") ? "-1" : "-2"),
                    MINUTES.format(day.atTime(17, 0)),
                    MINUTES.format(done),
                    MINUTES.format(done.plusMinutes(10 + random.nextInt(80)).plusDays(isSlow ? 2 : 0)),
                    String.valueOf(month(day) == 4 ? 5 : 7),
                    address,
                    ""));
        }
    }

    /** Outages of an hour in the third and the last month, of a day in the sixth, and of half an hour in the running one. */
    private void states(LocalDate day, List<String> rows) {
        if (day.getDayOfMonth() == 1) {
            for (String service : List.of("payment", "shop")) {
                rows.add(state(day.atStartOfDay(), service, "up"));
            }
        }
        int minutes = !LivedYears.isDayOfOutages(day)
                ? 0
                : switch (month(day)) {
                    case 3 -> 65;
                    case 6 -> 8 * 60;
                    case 8 -> 20;
                    case LivedYears.LAST_MONTH -> 50;
                    case LivedYears.RUNNING_MONTH -> 32;
                    default -> 0;
                };
        if (minutes > 0) {
            LocalDateTime down = day.atTime(10, 5);
            rows.add(state(down, "shop", "down"));
            rows.add(state(down.plusMinutes(minutes), "shop", "up"));
        }
    }

    private static String state(LocalDateTime at, String service, String state) {
        return at.atZone(ZoneId.of("Europe/Berlin")).toInstant() + "," + service + "," + state;
    }

    /** In the fifth month the service desk is slow to answer. */
    private void incidents(LocalDate day, SplittableRandom random, List<String> rows) {
        boolean isHigh = day.getDayOfWeek() == DayOfWeek.WEDNESDAY;
        if (!isHigh && day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return;
        }
        LocalDateTime opened = day.atTime(9, 0).plusMinutes(random.nextInt(240));
        LocalDateTime answered = opened.plusMinutes(month(day) == 5 ? 95 : 15 + random.nextInt(30));
        rows.add(String.join(
                ";",
                "I" + COMPACT.format(day),
                GERMAN.format(opened),
                GERMAN.format(answered),
                GERMAN.format(answered.plusHours(2 + random.nextInt(2))),
                isHigh ? "high" : "normal",
                ""));
    }

    private static void latencies(LocalDate day, SplittableRandom random, List<String> rows) {
        for (int hour : new int[] {9, 20}) {
            rows.add(day.atTime(hour, 30).atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime() + ","
                    + (120 + random.nextInt(160)) + ".0");
        }
    }

    /** In the seventh month a campaign does not work; in the tenth one lead a day does not qualify; the running one is slow, so that there is a warning. */
    private void leads(LocalDate day, SplittableRandom random, List<String> rows) {
        if (isWorkingDay(day)) {
            int handed =
                    switch (month(day)) {
                        case 7 -> 3 + random.nextInt(2);
                        case LivedYears.RUNNING_MONTH -> 4 - random.nextInt(2);
                        default -> 5 + random.nextInt(3);
                    };
            rows.add(day + "," + handed + "," + (month(day) == MONTH_OF_POOR_LEADS || random.nextInt(4) == 0 ? 1 : 0));
        }
    }

    private static void calls(LocalDate day, SplittableRandom random, List<String> rows) {
        if (day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY) {
            LocalDateTime handed = day.atTime(10, 0).plusMinutes(random.nextInt(200));
            rows.add("L" + COMPACT.format(day) + "," + MINUTES.format(handed) + ","
                    + MINUTES.format(handed.plusMinutes(random.nextInt(200))));
        }
    }

    /** In the tenth month and the last too few deals are closed; in the tenth the leads do not qualify, and what is handed over lacks data. */
    private void deals(LocalDate day, SplittableRandom random, List<String> rows) {
        if (!isWorkingDay(day)) {
            return;
        }
        boolean isPoor = month(day) == MONTH_OF_POOR_LEADS && DAYS_OF_POOR_DEALS.contains(day.getDayOfWeek());
        int closed = month(day) == MONTH_OF_POOR_LEADS || month(day) == LivedYears.LAST_MONTH ? 2 : 3;
        for (int number = 1; number <= closed; number++) {
            LocalDateTime signed = day.atTime(9, 30).plusMinutes(random.nextInt(120));
            rows.add(String.join(
                    ",",
                    "C" + COMPACT.format(day) + "-" + number,
                    SLASHES.format(signed),
                    SLASHES.format(signed.plusMinutes(60L + random.nextInt(240))),
                    String.valueOf(3000 + 100 * random.nextInt(20)),
                    (isPoor && number == closed) || random.nextInt(40) == 0 ? "否" : "是",
                    random.nextInt(2) == 0 ? "進階" : "基本"));
        }
    }

    private static void profiles(LocalDate day, SplittableRandom random, List<String> rows) {
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            int profiles = 22 + random.nextInt(8);
            rows.add(day + "," + profiles + "," + (profiles - random.nextInt(2)));
        }
    }
}
