package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Elapsed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.threeten.extra.PeriodDuration;

class ClocksTest {

    private static final Agreement TERMS = Documents.read(
                    "terms.yaml",
                    """
                    apiVersion: attain/v1
                    kind: Agreement
                    reference: CLOCKS
                    title: Clocks
                    type: internal
                    zone: UTC
                    currency: EUR
                    term: {from: 2026-01-01, until: 2027-01-01}
                    parties: [{id: a, name: A, role: provider}, {id: b, name: B, role: customer}]
                    calendars: [{id: office, hours: {mon-fri: ["08:00-18:00"]}}]
                    series: [{id: cases, shape: case, key: [id], times: {opened: {column: opened}}}]
                    objectives:
                      - {id: count, name: Count, series: cases, indicator: {type: count}, target: {atMost: "1"}, period: {every: month}}
                    """)
            .agreements()
            .get(0)
            .agreement();

    private final Clocks clocks = new Clocks(TERMS);

    private boolean isWithin(
            String atMost, boolean endOfDay, String from, String until, @Nullable String pausedFrom, boolean pauses) {
        return clocks.isWithin(
                new Elapsed("opened", "closed", "office", pauses),
                Moment.of(Instant.parse(from)),
                Moment.of(Instant.parse(until)),
                pausedFrom == null ? List.of() : List.of(new Pause(Instant.parse(pausedFrom), null)),
                PeriodDuration.parse(atMost),
                endOfDay);
    }

    @Test
    void aCaseThatIsStillPausedHasNotRunOutOfWorkingDays() {
        assertThat(isWithin("P1D", false, "2026-01-12T10:00:00Z", "2026-03-12T10:00:00Z", "2026-01-13T09:00:00Z", true))
                .isTrue();
        assertThat(isWithin("P1D", false, "2026-01-12T10:00:00Z", "2026-03-12T10:00:00Z", "2026-01-13T11:00:00Z", true))
                .isFalse();
        assertThat(isWithin(
                        "P1D", false, "2026-01-12T10:00:00Z", "2026-03-12T10:00:00Z", "2026-01-13T09:00:00Z", false))
                .isFalse();
    }

    @Test
    void aLimitAtTheEndOfTheDayHoldsForHoursToo() {
        assertThat(isWithin("PT4H", true, "2026-01-12T10:00:00Z", "2026-01-12T18:00:00Z", null, false))
                .isTrue();
        assertThat(isWithin("PT4H", true, "2026-01-12T10:00:00Z", "2026-01-12T18:00:01Z", null, false))
                .isFalse();
        assertThat(isWithin("PT4H", false, "2026-01-12T10:00:00Z", "2026-01-12T14:00:01Z", null, false))
                .isFalse();
    }

    @Test
    void whatEndsBeforeItBeginsTookNoTime() {
        assertThat(isWithin("P1D", false, "9999-12-31T10:00:00Z", "2026-01-12T10:00:00Z", null, false))
                .isTrue();
    }
}
