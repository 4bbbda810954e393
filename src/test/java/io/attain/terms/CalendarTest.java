package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    @ParameterizedTest
    @CsvSource({
        "mon-fri, MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY",
        "sat, SATURDAY",
        "fri-mon, FRIDAY SATURDAY SUNDAY MONDAY",
        "SUN - thu, SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY",
        "mon-sun, MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY"
    })
    void readsDays(String text, String days) {
        assertThat(Calendar.days(text))
                .containsExactlyElementsOf(List.of(days.split(" ")).stream()
                        .map(DayOfWeek::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monday", "mon-", "mon-tue-wed", "mo-fr", "1"})
    void refusesOtherDays(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendar.days(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("expected one of mon, tue");
    }

    @ParameterizedTest
    @CsvSource({
        "08:00-12:00, 08:00-12:00",
        "8:00 - 12:30, 08:00-12:30",
        "18:00-24:00, 18:00-24:00",
        "00:00-24:00, 00:00-24:00"
    })
    void readsStretches(String text, String expected) {
        assertThat(Calendar.stretch(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08:00",
                "8-12",
                "08:00-12:60",
                "25:00-26:00",
                "24:00-24:00",
                "12:00-08:00",
                "08:00-08:00",
                "22:00-00:00",
                "22:00-06:00",
                "08:00-24:30"
            })
    void refusesOtherStretches(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendar.stretch(text))
                .withMessageContaining(text)
                .withMessageContaining("expected");
    }

    @Test
    void readsRulesForDays() {
        assertThat(Calendar.dayRule("2026-12-24").covers(LocalDate.of(2026, 12, 24)))
                .isTrue();
        assertThat(Calendar.dayRule("2026-12-24").covers(LocalDate.of(2027, 12, 24)))
                .isFalse();
        assertThat(Calendar.dayRule("--12-24").covers(LocalDate.of(2027, 12, 24)))
                .isTrue();
        assertThat(Calendar.dayRule("--02-29").covers(LocalDate.of(2028, 2, 29)))
                .isTrue();
        assertThat(Calendar.dayRule("--02-29").covers(LocalDate.of(2027, 2, 28)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12-24", "2026-02-30", "--02-30", "--13-01", "24.12.2026", "2026-12"})
    void refusesOtherRules(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendar.dayRule(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("expected a date");
    }

    @Test
    void putsTogetherWhatSeveralRangesSayAboutADay() {
        Calendar calendar = calendar(Map.of("mon-fri", List.of("13:00-17:00"), "fri", List.of("08:00-12:00")));
        assertThat(calendar.hoursOn(DayOfWeek.FRIDAY)).hasToString("[08:00-12:00, 13:00-17:00]");
        assertThat(calendar.hoursOn(DayOfWeek.MONDAY)).hasToString("[13:00-17:00]");
        assertThat(calendar.hoursOn(DayOfWeek.SUNDAY)).isEmpty();
        assertThat(calendar.makeUpHours()).hasToString("[13:00-17:00]");
    }

    @Test
    void refusesOverlaps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(Map.of("mon-fri", List.of("08:00-12:00"), "wed", List.of("11:59-13:00"))))
                .withMessageContaining("08:00-12:00 and 11:59-13:00 of wed overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(Map.of("wed", List.of("08:00-24:00", "22:00-23:00"))))
                .withMessageContaining("overlap");
        assertThat(calendar(Map.of("wed", List.of("12:00-13:00", "08:00-12:00")))
                        .hoursOn(DayOfWeek.WEDNESDAY))
                .hasSize(2);
    }

    @Test
    void refusesACalendarThatIsNeverOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(Map.of()))
                .withMessageContaining("never open");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(Map.of("mon", List.of())))
                .withMessageContaining("never open");
    }

    private static Calendar calendar(Map<String, List<String>> hours) {
        return new Calendar("office", Calendar.hours(hours), null, List.of(), List.of());
    }
}
