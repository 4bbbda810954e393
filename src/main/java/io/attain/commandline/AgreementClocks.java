package io.attain.commandline;

import io.attain.evaluation.BusinessTime;
import io.attain.evaluation.Pause;
import io.attain.evaluation.Step;
import io.attain.terms.Agreement;
import io.attain.terms.Calendar;
import io.attain.terms.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** The clocks of the versions of an agreement. */
final class AgreementClocks {

    private final List<Agreement> versions;
    private final @Nullable String calendar;
    private final Map<Agreement, BusinessTime> clocks = new HashMap<>();

    AgreementClocks(List<Agreement> versions, @Nullable String calendar) {
        this.versions = versions;
        this.calendar = calendar;
    }

    /**
     * Reads a question.
     *
     * @param from the begin
     * @param within the amount whose deadline is asked for, or {@literal null}
     * @param until the end of the time that is asked for, or {@literal null}
     * @param endOfDay whether the deadline is the closing of its day
     * @param pauses in which the clock stands still
     * @return the question, put to the clock of the version in force at the begin
     * @throws IllegalArgumentException when a text is not what it must be, or not just one of the two is asked for
     */
    Question question(
            @Nullable String from,
            @Nullable String within,
            @Nullable String until,
            boolean endOfDay,
            List<String> pauses) {
        if (from == null || (within == null) == (until == null)) {
            throw new IllegalArgumentException("expected from with either within or until");
        }
        Agreement terms = inForce(from);
        BusinessTime clock = clocks.computeIfAbsent(terms, this::clock);
        ZoneId zone = terms.zone();
        return new Question(
                terms,
                clock,
                Times.instant(from, zone),
                within == null ? null : amount(within),
                until == null ? null : Times.instant(until, zone),
                endOfDay,
                pauses.stream().map(it -> pause(it, zone)).toList());
    }

    /**
     * Answers a question.
     *
     * @param question what is asked
     * @param explained whether the answer is to come with its steps
     * @return the answer
     * @throws IllegalArgumentException when there is none
     */
    Answer answer(Question question, boolean explained) {
        BusinessTime clock = question.clock();
        Instant from = question.from();
        PeriodDuration within = question.within();
        if (within == null) {
            Instant until = Objects.requireNonNull(question.until());
            return new Answer(
                    null,
                    until,
                    clock.openTime(from, until, question.pauses()),
                    explained ? clock.explainOpenTime(from, until, question.pauses()) : List.of());
        }
        Instant deadline = clock.deadline(from, within, question.endOfDay(), question.pauses());
        return new Answer(
                deadline,
                deadline,
                Duration.ZERO,
                explained ? clock.explainDeadline(from, within, question.endOfDay(), question.pauses()) : List.of());
    }

    /** Returns the zone of a question, or of the first version when the question could not be read. */
    ZoneId zone(@Nullable Question question) {
        return (question == null ? versions.get(0) : question.terms()).zone();
    }

    /** The last version that was effective at a time, or the first one before that. */
    private Agreement inForce(String from) {
        Agreement inForce = versions.get(0);
        for (Agreement version : versions) {
            Instant effective = version.effective().atStartOfDay(version.zone()).toInstant();
            if (!effective.isAfter(Times.instant(from, version.zone()))) {
                inForce = version;
            }
        }
        return inForce;
    }

    private BusinessTime clock(Agreement terms) {
        if (calendar == null) {
            return BusinessTime.always(terms.zone());
        }
        Calendar named = terms.calendar(calendar)
                .orElseThrow(() -> new IllegalArgumentException("there is no calendar \"" + calendar + "\" in "
                        + terms.reference() + " version " + terms.version() + ": expected "
                        + (terms.calendars().isEmpty()
                                ? "no --calendar, as it has none"
                                : "one of "
                                        + terms.calendars().stream()
                                                .map(Calendar::id)
                                                .collect(Collectors.joining(", ")))));
        return BusinessTime.of(named, terms.zone());
    }

    private PeriodDuration amount(String text) {
        // Java reads a week as seven days, which would be seven working days.
        if (calendar != null && text.toUpperCase(Locale.ROOT).contains("W")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" cannot be counted on a calendar: weeks are no number of working days; expected working"
                    + " days, as in P5D");
        }
        return Durations.parse(text);
    }

    private static Pause pause(String text, ZoneId zone) {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no pause: expected two times as in 2026-01-12T11:00/2026-01-12T12:00, the second left"
                    + " out when the pause has not ended");
        }
        Instant from = Times.instant(ends[0], zone);
        Instant until = ends[1].isBlank() ? null : Times.instant(ends[1], zone);
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("the pause \"" + text + "\" ends before it begins");
        }
        return new Pause(from, until);
    }

    /** What is asked of a clock; either {@code within} or {@code until} is there. */
    record Question(
            Agreement terms,
            BusinessTime clock,
            Instant from,
            @Nullable PeriodDuration within,
            @Nullable Instant until,
            boolean endOfDay,
            List<Pause> pauses) {}

    /** What the clock says; {@code deadline} is {@literal null} when the elapsed time was asked for. */
    record Answer(@Nullable Instant deadline, Instant until, Duration elapsed, List<Step> steps) {}
}
