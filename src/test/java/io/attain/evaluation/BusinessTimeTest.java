package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.attain.SharedExamples;
import io.attain.terms.Calendar;
import io.attain.terms.Calendar.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threeten.extra.PeriodDuration;

class BusinessTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TestFactory
    Stream<DynamicTest> comesOutAsInTheTableOfCases() throws IOException {
        List<NamedCsvRecord> rows;
        try (InputStream file =
                        Objects.requireNonNull(BusinessTimeTest.class.getResourceAsStream("business-time.csv"));
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows = reader.stream().toList();
        }
        return rows.stream()
                .map(it -> DynamicTest.dynamicTest(it.getField("id") + " " + it.getField("source"), () -> check(it)));
    }

    private static void check(NamedCsvRecord row) {
        ZoneId zone = ZoneId.of(row.getField("zone"));
        BusinessTime clock =
                row.getField("hours").isEmpty() ? BusinessTime.always(zone) : BusinessTime.of(calendar(row), zone);
        Instant from = instant(row.getField("from"), zone);
        List<Pause> pauses = pauses(row.getField("pauses"), zone);
        if (row.getField("within").isEmpty()) {
            Instant until = instant(row.getField("until"), zone);
            Duration elapsed = clock.openTime(from, until, pauses);
            assertThat(elapsed).isEqualTo(Duration.parse(row.getField("expected")));
            assertAccounts(clock.explainOpenTime(from, until, pauses), elapsed);
        } else {
            PeriodDuration within = PeriodDuration.parse(row.getField("within"));
            boolean endOfDay = Boolean.parseBoolean(row.getField("endOfDay"));
            Instant deadline = clock.deadline(from, within, endOfDay, pauses);
            assertThat(deadline.atZone(zone).toOffsetDateTime())
                    .isEqualTo(OffsetDateTime.parse(row.getField("expected")));
            assertThat(clock.explainDeadline(from, within, endOfDay, pauses))
                    .last()
                    .satisfies(it -> assertThat(it.kind()).isEqualTo(Step.Kind.DUE))
                    .satisfies(it -> assertThat(it.until()).isEqualTo(deadline));
        }
    }

    /** The open steps add up to the total, and no step begins before the one before has ended. */
    private static void assertAccounts(List<Step> steps, Duration elapsed) {
        assertThat(steps.get(steps.size() - 1).counted()).isEqualTo(elapsed);
        Duration sum = Duration.ZERO;
        for (int i = 0; i < steps.size() - 1; i++) {
            if (steps.get(i).kind() == Step.Kind.OPEN) {
                sum = sum.plus(steps.get(i).counted());
            }
            if (i > 0) {
                assertThat(steps.get(i).from()).isEqualTo(steps.get(i - 1).until());
            }
        }
        assertThat(sum).isEqualTo(elapsed);
    }

    @TestFactory
    Stream<DynamicTest> comesOutAsInThePublishedCases() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(
                        SharedExamples.path("cases/06_business_time_glpi.json").toFile())
                .get("cases");
        assertThat(cases).hasSize(34);
        return IntStream.range(0, cases.size())
                .mapToObj(cases::get)
                .map(it -> DynamicTest.dynamicTest(it.get("id").textValue(), () -> checkPublished(it)));
    }

    private static void checkPublished(JsonNode published) {
        JsonNode input = published.get("input");
        JsonNode expected = published.get("expected");
        BusinessTime clock = clock(input.get("calendar"));
        String kind = published.get("kind").textValue();
        switch (kind) {
            case "due_date_in_working_days" ->
                assertThat(clock.deadline(
                                time(input, "start_local", clock),
                                PeriodDuration.parse(
                                        "P" + input.get("working_days").intValue() + "D"),
                                input.get("end_of_working_day").booleanValue(),
                                List.of()))
                        .isEqualTo(time(expected, "due_local", clock));
            case "elapsed_business_time" ->
                assertThat(clock.openTime(time(input, "start_local", clock), time(input, "end_local", clock)))
                        .isEqualTo(Duration.ofSeconds(
                                expected.get("working_seconds").longValue()));
            case "due_date" ->
                assertThat(clock.deadline(
                                time(input, "start_local", clock),
                                PeriodDuration.of(Duration.ofSeconds(
                                        input.get("sla_seconds").longValue())),
                                false,
                                List.of()))
                        .isEqualTo(time(expected, "due_local", clock));
            case "due_date_pause_escalation" -> checkEscalation(input, expected, clock);
            case "clock_start_rule" -> checkStart(input, expected.get("minutes_from_assignment"), clock);
            default -> throw new AssertionError("no check for the kind " + kind);
        }
    }

    private static void checkEscalation(JsonNode input, JsonNode expected, BusinessTime clock) {
        JsonNode agreed = input.get("agreement");
        Instant begin = time(input, "begin_local", clock);
        List<Pause> pauses = new ArrayList<>();
        if (input.path("pause_counts").booleanValue()) {
            input.get("pauses_local")
                    .forEach(it -> pauses.add(new Pause(
                            local(it.get(0).textValue(), clock.zone()),
                            local(it.get(1).textValue(), clock.zone()))));
        }
        PeriodDuration within =
                amount(agreed.get("number").intValue(), agreed.get("unit").textValue());
        boolean endOfDay = agreed.path("end_of_working_day").booleanValue();
        Instant due = clock.deadline(begin, within, endOfDay, pauses);
        assertThat(due).isEqualTo(time(expected, "due_local", clock));
        assertThat(clock.explainDeadline(begin, within, endOfDay, pauses))
                .last()
                .satisfies(it -> assertThat(it.until()).isEqualTo(due));
        JsonNode offset = input.get("escalation_offset");
        assertThat(clock.deadline(
                        due,
                        amount(
                                offset.get("value").intValue(),
                                offset.get("unit").textValue()),
                        false,
                        List.of()))
                .isEqualTo(time(expected, "escalation_local", clock));
        if (expected.has("waiting_seconds")) {
            Duration waiting = clock.openTime(begin, due).minus(clock.openTime(begin, due, pauses));
            assertThat(waiting)
                    .isEqualTo(
                            Duration.ofSeconds(expected.get("waiting_seconds").longValue()));
        }
    }

    private static void checkStart(JsonNode input, JsonNode expected, BusinessTime clock) {
        Instant assigned = Instant.parse("2026-01-12T10:00:00Z");
        Instant opened = assigned.minus(
                Duration.ofMinutes(input.get("opened_minutes_before_assignment").longValue()));
        for (String level : List.of("sla", "ola")) {
            Instant start = level.equals("sla") ? opened : assigned;
            for (String clockName : List.of("TTO", "TTR")) {
                String name = (level + "_" + clockName).toUpperCase(Locale.ROOT);
                Instant due = clock.deadline(
                        start, amount(input.get(level).get(clockName + "_hours").intValue(), "hour"), false, List.of());
                Instant escalation = clock.deadline(
                        due,
                        amount(
                                input.get(level)
                                        .get("escalation_minutes")
                                        .get(clockName)
                                        .intValue(),
                                "minute"),
                        false,
                        List.of());
                assertThat(Duration.between(assigned, due))
                        .isEqualTo(
                                Duration.ofMinutes(expected.get(name + "_due").longValue()));
                assertThat(Duration.between(assigned, escalation))
                        .isEqualTo(Duration.ofMinutes(
                                expected.get(name + "_escalation").longValue()));
            }
        }
    }

    /** Every answer of the index is that of a second look at each minute. */
    @Test
    void agreesWithCountingTheMinutesOneByOne() {
        Calendar calendar = new Calendar(
                "c",
                Calendar.hours(Map.of("mon-thu", List.of("08:00-12:00", "13:00-17:30"), "sun", List.of("22:00-24:00"))),
                new Calendar.Holidays("DE", "BY"),
                List.of(Calendar.dayRule("--03-30")),
                List.of(Calendar.dayRule("2026-04-03")));
        BusinessTime clock = BusinessTime.of(calendar, BERLIN);
        Instant begin = LocalDateTime.parse("2026-03-27T00:00").atZone(BERLIN).toInstant();
        int minutes = 14 * 24 * 60;
        int[] openBefore = new int[minutes + 1];
        for (int minute = 0; minute < minutes; minute++) {
            boolean open = openAt(begin.plusSeconds(60L * minute).atZone(BERLIN));
            openBefore[minute + 1] = openBefore[minute] + (open ? 1 : 0);
        }
        Random random = new Random(20260327);
        for (int i = 0; i < 5_000; i++) {
            int from = random.nextInt(minutes);
            int until = from + random.nextInt(minutes - from);
            Instant start = begin.plusSeconds(60L * from);
            int open = openBefore[until] - openBefore[from];
            assertThat(clock.openTime(start, begin.plusSeconds(60L * until))).isEqualTo(Duration.ofMinutes(open));
            if (open > 0) {
                int due = Arrays.binarySearch(openBefore, openBefore[from] + open);
                while (openBefore[due - 1] == openBefore[due]) {
                    due--;
                }
                assertThat(clock.deadline(start, PeriodDuration.of(Duration.ofMinutes(open)), false, List.of()))
                        .isEqualTo(begin.plusSeconds(60L * due));
            }
        }
    }

    private static boolean openAt(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean office = (!time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(12, 0)))
                || (!time.isBefore(LocalTime.of(13, 0)) && time.isBefore(LocalTime.of(17, 30)));
        return switch (at.toLocalDate().toString()) {
            // The Monday that is closed every year, Easter Monday; Good Friday is opened by the calendar.
            case "2026-03-30", "2026-04-06" -> false;
            case "2026-04-03" -> office;
            default ->
                switch (at.getDayOfWeek()) {
                    case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> office;
                    case SUNDAY -> time.getHour() >= 22;
                    default -> false;
                };
        };
    }

    /** A pause and a deadline know each other: what elapsed at the deadline, without the pauses, is the amount. */
    @Test
    void atADeadlineJustTheAmountHasElapsed() {
        BusinessTime clock = BusinessTime.of(office("mon-fri", "08:00-12:00", "13:00-17:00"), BERLIN);
        Instant begin = Instant.parse("2026-10-01T00:00:00Z");
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant from = begin.plusSeconds(random.nextInt(60 * 86_400));
            Duration amount = Duration.ofSeconds(1 + random.nextInt(40 * 3_600));
            List<Pause> pauses = new ArrayList<>();
            for (int pause = random.nextInt(4); pause > 0; pause--) {
                Instant at = from.plusSeconds(random.nextInt(10 * 86_400) - 86_400L);
                pauses.add(new Pause(at, at.plusSeconds(random.nextInt(3 * 86_400))));
            }
            Instant deadline = clock.deadline(from, PeriodDuration.of(amount), false, pauses);
            assertThat(clock.openTime(from, deadline, pauses)).isEqualTo(amount);
            List<Step> steps = clock.explainDeadline(from, PeriodDuration.of(amount), false, pauses);
            assertAccounts(
                    steps.stream()
                            .map(it -> it.kind() == Step.Kind.DUE
                                    ? new Step(Step.Kind.TOTAL, from, deadline, amount, it.reason())
                                    : it)
                            .toList(),
                    amount);
            assertThat(clock.deadline(deadline, PeriodDuration.of(amount.negated()), false, List.of()))
                    .isAfterOrEqualTo(from);
        }
    }

    @Test
    void givesTheSameAnswersWhateverWasAskedBefore() throws Exception {
        BusinessTime asked = BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> questions = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                questions.add(() -> {
                    for (int i = 0; i < 200; i++) {
                        Instant from = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L));
                        Instant until = from.plusSeconds(random.nextInt(100_000_000));
                        BusinessTime fresh = BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN);
                        PeriodDuration days = PeriodDuration.parse("P" + (random.nextInt(600) - 300) + "D");
                        assertThat(asked.openTime(from, until)).isEqualTo(fresh.openTime(from, until));
                        assertThat(asked.deadline(from, days, true, List.of()))
                                .isEqualTo(fresh.deadline(from, days, true, List.of()));
                    }
                    return true;
                });
            }
            for (Future<Boolean> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesMonthsOnACalendar() {
        BusinessTime clock = BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.deadline(Instant.EPOCH, PeriodDuration.parse("P1M"), false, List.of()))
                .withMessageContaining("P1M")
                .withMessageContaining("working days");
    }

    @Test
    void hasNoDeadlineWhileThePauseLasts() {
        BusinessTime clock = BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN);
        Instant from = Instant.parse("2026-01-12T08:00:00Z");
        Pause pause = new Pause(from.plusSeconds(60), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.deadline(from, PeriodDuration.parse("PT1H"), false, List.of(pause)))
                .withMessageContaining("no end");
        assertThat(clock.deadline(from, PeriodDuration.parse("PT1M"), false, List.of(pause)))
                .isEqualTo(from.plusSeconds(60));
    }

    @Test
    void refusesADeadlineThatIsTooFar() {
        BusinessTime clock = BusinessTime.of(office("mon", "08:00-08:01"), BERLIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.deadline(Instant.EPOCH, PeriodDuration.parse("PT9999H"), false, List.of()))
                .withMessageContaining("2200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.deadline(Instant.EPOCH, PeriodDuration.parse("PT-9999H"), false, List.of()))
                .withMessageContaining("1899");
        assertThatIllegalArgumentException().isThrownBy(() -> BusinessTime.always(BERLIN)
                .deadline(Instant.EPOCH, PeriodDuration.parse("P2000000000Y"), false, List.of()));
    }

    @Test
    void namesTheCountriesAndRegionsThatItKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessTime.of(withHolidays("XX", null), BERLIN))
                .withMessageContaining("\"XX\"")
                .withMessageContaining("BR, ")
                .withMessageContaining("US, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessTime.of(withHolidays("DE", "XX"), BERLIN))
                .withMessageContaining("\"XX\"")
                .withMessageContaining("BY, ");
    }

    @Test
    void saysWhyItIsClosed() {
        Calendar calendar = new Calendar(
                "c",
                Calendar.hours(Map.of("mon-fri", List.of("08:00-18:00"))),
                new Calendar.Holidays("US", "NY"),
                List.of(Calendar.dayRule("2026-01-20")),
                List.of());
        BusinessTime clock = BusinessTime.of(calendar, ZoneId.of("America/New_York"));
        List<Step> steps = clock.explainDeadline(
                OffsetDateTime.parse("2026-01-16T17:00-05:00").toInstant(),
                PeriodDuration.parse("PT2H"),
                false,
                List.of());
        assertThat(steps)
                .extracting(Step::kind)
                .containsExactly(Step.Kind.OPEN, Step.Kind.CLOSED, Step.Kind.OPEN, Step.Kind.DUE);
        assertThat(steps.get(1).reason())
                .isEqualTo("Saturday has no hours; Sunday has no hours;"
                        + " 2026-01-19 is a public holiday: Martin Luther King, Jr. Day; 2026-01-20 is closed");
        assertThat(clock.explainDeadline(
                        OffsetDateTime.parse("2026-01-16T17:00-05:00").toInstant(),
                        PeriodDuration.parse("P1D"),
                        false,
                        List.of()))
                .extracting(Step::kind)
                .containsExactly(
                        Step.Kind.CLOSED,
                        Step.Kind.CLOSED,
                        Step.Kind.CLOSED,
                        Step.Kind.CLOSED,
                        Step.Kind.DAYS,
                        Step.Kind.DUE);
    }

    @Test
    void hasAVersionThatChangesWithWhatDecides() {
        Instant from = Instant.parse("2026-01-01T12:00:00Z");
        Instant until = Instant.parse("2026-12-01T12:00:00Z");
        String version =
                BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN).version(from, until);
        assertThat(version).startsWith("office sha256:");
        assertThat(BusinessTime.of(office("mon-fri", "08:00-18:00"), BERLIN).version(from, until.plusSeconds(60)))
                .isEqualTo(version);
        assertThat(BusinessTime.of(office("mon-fri", "08:00-18:01"), BERLIN).version(from, until))
                .isNotEqualTo(version);
        assertThat(BusinessTime.of(office("mon-fri", "08:00-18:00"), ZoneId.of("Europe/Madrid"))
                        .version(from, until))
                .isNotEqualTo(version);
        assertThat(BusinessTime.of(withHolidays("DE", null), BERLIN).version(from, until))
                .isNotEqualTo(BusinessTime.of(withHolidays("DE", "BY"), BERLIN).version(from, until));
    }

    private static Calendar office(String days, String... stretches) {
        return new Calendar("office", Calendar.hours(Map.of(days, List.of(stretches))), null, List.of(), List.of());
    }

    private static Calendar withHolidays(String country, @Nullable String region) {
        return new Calendar(
                "office",
                Calendar.hours(Map.of("mon-fri", List.of("08:00-18:00"))),
                new Calendar.Holidays(country, region),
                List.of(),
                List.of());
    }

    private static Calendar calendar(NamedCsvRecord row) {
        Map<String, List<String>> hours = new LinkedHashMap<>();
        for (String part : row.getField("hours").split("; ")) {
            List<String> words = List.of(part.split(" "));
            hours.put(words.get(0), words.subList(1, words.size()));
        }
        String[] holidays = row.getField("holidays").split("/");
        return new Calendar(
                "c",
                Calendar.hours(hours),
                holidays[0].isEmpty()
                        ? null
                        : new Calendar.Holidays(holidays[0], holidays.length > 1 ? holidays[1] : null),
                rules(row.getField("closed")),
                rules(row.getField("open")));
    }

    private static List<Calendar.DayRule> rules(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Calendar::dayRule).toList();
    }

    private static List<Pause> pauses(String text, ZoneId zone) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" "))
                        .map(it -> it.split("/"))
                        .map(it -> new Pause(instant(it[0], zone), it.length > 1 ? instant(it[1], zone) : null))
                        .toList();
    }

    private static Instant instant(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static Instant local(String text, ZoneId zone) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static Instant time(JsonNode node, String field, BusinessTime clock) {
        return local(node.get(field).textValue(), clock.zone());
    }

    private static PeriodDuration amount(int number, String unit) {
        return switch (unit) {
            case "minute" -> PeriodDuration.of(Duration.ofMinutes(number));
            case "hour" -> PeriodDuration.of(Duration.ofHours(number));
            case "day" -> PeriodDuration.parse("P" + number + "D");
            default -> throw new AssertionError("no unit " + unit);
        };
    }

    private static BusinessTime clock(JsonNode calendar) {
        if (calendar.isTextual()) {
            assertThat(calendar.textValue()).isEqualTo("24x7");
            return BusinessTime.always(ZoneId.of("UTC"));
        }
        assertThat(calendar.get("holidays")).isEmpty();
        Map<DayOfWeek, List<Stretch>> hours = new EnumMap<>(DayOfWeek.class);
        Map<String, List<String>> texts = new HashMap<>();
        calendar.get("hours").properties().forEach(day -> {
            List<String> stretches = new ArrayList<>();
            day.getValue()
                    .forEach(it -> stretches.add(
                            it.get(0).textValue() + "-" + it.get(1).textValue()));
            texts.put(day.getKey(), stretches);
        });
        hours.putAll(Calendar.hours(texts));
        return BusinessTime.of(
                new Calendar("c", hours, null, List.of(), List.of()),
                ZoneId.of(calendar.get("tz").textValue()));
    }
}
