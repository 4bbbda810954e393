package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClockCommandTest {

    private static final String PAPER = Run.file("paper.yaml");

    @Test
    void tellsWhySomethingIsDue() {
        Run run = Run.of(
                "clock",
                PAPER,
                "--calendar",
                "office-hours",
                "--from",
                "2026-01-16T16:00",
                "--within",
                "PT6H",
                "--pause",
                "2026-01-20T10:00/2026-01-20T11:00");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .containsExactly(
                        "PAPER-2026 version 1, calendar office-hours, times of America/New_York",
                        "",
                        "from                  until                 counted  so far  why",
                        "Fri 2026-01-16 16:00  Fri 2026-01-16 17:00      1 h     1 h  open",
                        "Fri 2026-01-16 17:00  Tue 2026-01-20 08:00              1 h  closed: Saturday has no hours; Sunday",
                        "                                                             has no hours; 2026-01-19 is a public",
                        "                                                             holiday: Martin Luther King, Jr. Day",
                        "Tue 2026-01-20 08:00  Tue 2026-01-20 10:00      2 h     3 h  open",
                        "Tue 2026-01-20 10:00  Tue 2026-01-20 11:00              3 h  paused (1 h)",
                        "Tue 2026-01-20 11:00  Tue 2026-01-20 12:00      1 h     4 h  open",
                        "Tue 2026-01-20 12:00  Tue 2026-01-20 13:00              4 h  closed: outside hours",
                        "Tue 2026-01-20 13:00  Tue 2026-01-20 15:00      2 h     6 h  open",
                        "",
                        "Due      Tue 2026-01-20 15:00  2026-01-20T15:00:00-05:00");
    }

    @Test
    void tellsHowMuchTimeElapsed() {
        Run run = Run.of(
                "clock",
                PAPER,
                "--calendar",
                "hotline",
                "--from",
                "2026-01-16T23:30",
                "--until",
                "2026-01-17T11:45:30Z");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).last().isEqualTo("Elapsed  1 h 15 min 30 s  PT1H15M30S");
    }

    @Test
    void asksTheVersionThatIsInForceAtTheBegin() {
        assertThat(Run.of("clock", PAPER, "--calendar", "office-hours", "--from", "2026-06-30", "--within", "PT0S")
                        .lines())
                .last()
                .isEqualTo("Due      Tue 2026-06-30 08:00  2026-06-30T08:00:00-04:00");
        assertThat(Run.of("clock", PAPER, "--calendar", "office-hours", "--from", "2026-07-01", "--within", "PT0S")
                        .lines())
                .last()
                .isEqualTo("Due      Wed 2026-07-01 09:00  2026-07-01T09:00:00-04:00");
    }

    @Test
    void countsAllHoursWithoutACalendar() {
        Run run = Run.of("clock", PAPER, "--from", "2026-03-07T12:00", "--within", "P1D", "--end-of-day");
        assertThat(run.lines()).last().isEqualTo("Due      Mon 2026-03-09 00:00  2026-03-09T00:00:00-04:00");
    }

    @Test
    void answersInJson() throws IOException {
        Run run = Run.of(
                "clock",
                PAPER,
                "--calendar",
                "office-hours",
                "--from",
                "2026-01-16T16:00",
                "--within",
                "P1D",
                "--format",
                "json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("deadline").textValue()).isEqualTo("2026-01-20T16:00:00-05:00");
        assertThat(json.get("calendarVersion").textValue()).startsWith("office-hours sha256:");
        assertThat(json.get("steps")).hasSize(5);
        assertThat(json.get("steps").get(2).get("reason").textValue())
                .isEqualTo("2026-01-19 is a public holiday: Martin Luther King, Jr. Day");
    }

    @Test
    void answersManyCases(@TempDir Path folder) throws IOException {
        Path cases = Files.writeString(
                folder.resolve("cases.csv"),
                """
                id,from,within,until,pauses,endOfDay
                =1+1,2026-01-16T16:00,PT2H,,,
                two,2026-01-16T16:00,P1D,,,true
                three,2026-01-16T08:00,,2026-01-20T09:00,2026-01-16T08:00/2026-01-16T09:30 2026-01-16T09:00/2026-01-16T10:00,
                four,yesterday,PT2H,,,
                five,2026-01-16T16:00,PT2H,2026-01-16T17:00,,
                """);
        Run run = Run.of("clock", PAPER, "--calendar", "office-hours", "--cases", cases.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.lines().subList(0, 4))
                .containsExactly(
                        "id,deadline,elapsed,elapsedSeconds,problem",
                        "'=1+1,2026-01-20T09:00:00-05:00,,,",
                        "two,2026-01-20T17:00:00-05:00,,,",
                        "three,,PT7H,25200,");
        assertThat(run.lines().get(4)).contains("four,,,,").contains("\"\"yesterday\"\" is no time");
        assertThat(run.lines().get(5)).isEqualTo("five,,,,expected from with either within or until");
        assertThat(run.err()).contains("2 of 5 cases").hasLineCount(1);
        Run json =
                Run.of("clock", PAPER, "--calendar", "office-hours", "--cases", cases.toString(), "--format", "json");
        assertThat(new ObjectMapper().readTree(json.out())).hasSize(5);
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of(2, "either --within or --until", List.of(PAPER, "--from", "2026-01-01")),
                Arguments.of(
                        2,
                        "either --within or --until",
                        List.of(PAPER, "--from", "2026-01-01", "--within", "P1D", "--until", "2026-01-02")),
                Arguments.of(2, "expected no --from", List.of(PAPER, "--from", "2026-01-01", "--cases", "c.csv")),
                Arguments.of(2, "\"01/02/2026\" is no time", List.of(PAPER, "--from", "01/02/2026", "--within", "P1D")),
                Arguments.of(
                        2,
                        "\"2026-02-30T10:00\" is no time",
                        List.of(PAPER, "--from", "2026-02-30T10:00", "--within", "P1D")),
                Arguments.of(2, "ISO 8601 duration", List.of(PAPER, "--from", "2026-01-01", "--within", "4h")),
                Arguments.of(
                        2,
                        "weeks are no number of working days",
                        List.of(PAPER, "--calendar", "hotline", "--from", "2026-01-01", "--within", "P1W")),
                Arguments.of(
                        2,
                        "months and years are no number of working days",
                        List.of(PAPER, "--calendar", "hotline", "--from", "2026-01-01", "--within", "P1M")),
                Arguments.of(
                        2,
                        "expected one of office-hours, hotline",
                        List.of(PAPER, "--calendar", "nights", "--from", "2026-01-01", "--within", "P1D")),
                Arguments.of(
                        2,
                        "is no pause",
                        List.of(PAPER, "--from", "2026-01-01", "--within", "P1D", "--pause", "2026-01-01")),
                Arguments.of(
                        2,
                        "ends before it begins",
                        List.of(PAPER, "--from", "2026-01-01", "--within", "P1D", "--pause", "2026-01-02/2026-01-01")),
                Arguments.of(
                        2,
                        "no end yet",
                        List.of(PAPER, "--from", "2026-01-01", "--within", "P1D", "--pause", "2026-01-01/")),
                Arguments.of(2, "Unknown option", List.of(PAPER, "--form", "2026-01-01")),
                Arguments.of(2, "AGREEMENT", List.of()),
                Arguments.of(
                        3, "there is no such file", List.of("nowhere.yaml", "--from", "2026-01-01", "--within", "P1D")),
                Arguments.of(3, "it is a directory", List.of("src", "--from", "2026-01-01", "--within", "P1D")),
                Arguments.of(3, "there is no such file", List.of(PAPER, "--cases", "nowhere.csv")),
                Arguments.of(3, "expected the columns", List.of(PAPER, "--cases", "pom.xml")),
                Arguments.of(3, "pom.xml:", List.of("pom.xml", "--from", "2026-01-01", "--within", "P1D")));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void saysInALineWhatIsWrong(int code, String message, List<String> args) {
        Run run = Run.of(Stream.concat(Stream.of("clock"), args.stream()).toArray(String[]::new));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
