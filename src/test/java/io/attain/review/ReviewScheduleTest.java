package io.attain.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.DraftDocument;
import io.attain.terms.Agreement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewScheduleTest {

    private static Agreement terms(String review, String renewal, String zone) {
        try {
            return DraftDocument.read(Files.readString(Path.of("examples/paper-supply.yaml"))
                    .replace("zone: America/New_York", "zone: " + zone)
                    .replace("every: P6M", "every: " + review)
                    .replace("renewal: {mode: review, notice: P60D}", renewal));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reviews begin at midnight by the clocks of the agreement's zone, in summer and in winter. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, P3M, 2026-04-01T04:00:00Z 2026-07-01T04:00:00Z 2026-10-01T04:00:00Z",
        "Europe/Berlin, P3M, 2026-03-31T22:00:00Z 2026-06-30T22:00:00Z 2026-09-30T22:00:00Z",
        "Asia/Taipei, P6M, 2026-06-30T16:00:00Z",
        "Australia/Lord_Howe, P5M, 2026-05-31T13:30:00Z 2026-10-31T13:00:00Z",
        "America/New_York, P1Y, ",
        "America/New_York, P14M, "
    })
    void reviewsComeEachTimeThatTheTermsSayUntilTheTermIsOver(String zone, String every, String expected) {
        Agreement terms = terms(every, "renewal: {mode: none}", zone);
        List<String> all = new ArrayList<>();
        Instant after = Instant.parse("2026-01-01T12:00:00Z");
        for (Optional<ReviewSchedule.Due> next = ReviewSchedule.next(terms, after);
                next.isPresent();
                next = ReviewSchedule.next(terms, next.get().at())) {
            assertThat(next.get().occasion()).isEqualTo(Occasion.SCHEDULE);
            all.add(next.get().at().toString());
        }
        assertThat(String.join(" ", all)).isEqualTo(expected == null ? "" : expected);
    }

    /** The end of the month is counted from the beginning of the term and not from a shorter month before. */
    @Test
    void monthsOfDifferentLengthDoNotWearTheDayAway() {
        Agreement terms = terms("P1M", "renewal: {mode: none}", "UTC");
        assertThat(ReviewSchedule.next(terms, Instant.parse("2026-02-01T00:00:00Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo("2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // Midnight of the first of January, back sixty days, back twice two weeks: the clocks went back in between.
        "'renewal: {mode: review, notice: P60D}', 2026-10-05T04:00:00Z",
        "'renewal: {mode: automatic, notice: P60D}', 2026-10-05T04:00:00Z",
        "'renewal: {mode: review}', 2026-12-04T05:00:00Z",
        "'renewal: {mode: none}', "
    })
    void beforeTheEndThereIsTimeForAnswersAndADecisionBeforeNoticeIsDue(String renewal, String expected) {
        Agreement terms = terms("P5Y", renewal, "America/New_York");
        Optional<ReviewSchedule.Due> next = ReviewSchedule.next(terms, Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(next.map(it -> it.at().toString()).orElse(null)).isEqualTo(expected);
        next.ifPresent(it -> assertThat(it.occasion()).isEqualTo(Occasion.EXPIRY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T15:00:00Z, 2026-01-10T05:00:00Z",
        "2026-01-10T05:00:00Z, 2026-02-10T05:00:00Z",
        "2026-03-31T23:00:00Z, 2026-04-10T04:00:00Z"
    })
    void theDataIsLookedAtOnTheTenth(String now, String expected) {
        Agreement terms = terms("P6M", "renewal: {mode: none}", "America/New_York");
        assertThat(ReviewSchedule.nextLook(terms, Instant.parse(now))).isEqualTo(expected);
    }
}
