package io.attain.audit.history.web;

import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch.Place;
import io.attain.audit.history.InstanceSearch.State;
import io.attain.audit.history.InstanceSearch.Wanted;
import io.attain.audit.history.ProcessArchive;
import io.attain.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as addresses and forms say it. What is empty is not asked about.
 *
 * @param agreement the agreement's reference
 * @param process the process's key
 * @param person the account that started it, or has had to do with a task in it
 * @param from the first day of the begin, in UTC
 * @param until the last day of the begin, in UTC
 * @param state whether it goes on
 * @param outcome the id of the end event, behind the process's key and a colon
 * @param after where the page before ended, as {@link #next} says it
 */
record HistoryQuery(
        @Nullable String agreement,
        @Nullable String process,
        @Nullable String person,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable State state,
        @Nullable String outcome,
        @Nullable String after) {

    /** How many instances stand on a page. */
    static final int PAGE = 50;

    /**
     * Returns what to search for: a page, and one more to tell whether there is another.
     *
     * @param known the processes that there are, never {@literal null}
     */
    Wanted wanted(List<ProcessArchive.KnownProcess> known) {
        String ofProcess = given(process);
        String end = given(outcome);
        int colon = end == null ? -1 : end.indexOf(':');
        if (end != null && colon >= 0) {
            String other = end.substring(0, colon);
            if (ofProcess != null && !ofProcess.equalsIgnoreCase(other)) {
                throw Problem.unreadable("The outcome " + end + " is none of " + ofProcess + ".");
            }
            ofProcess = other;
            end = end.substring(colon + 1);
        }
        ofProcess = ofProcess == null ? null : spelled(ofProcess, known);
        end = end == null ? null : spelled(end, ofProcess, known);
        return new Wanted(
                given(agreement),
                ofProcess,
                given(person),
                from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until == null
                        ? null
                        : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                state,
                end,
                place(given(after)),
                PAGE + 1);
    }

    private static String spelled(String process, List<ProcessArchive.KnownProcess> known) {
        return known.stream()
                .map(ProcessArchive.KnownProcess::key)
                .filter(it -> it.equalsIgnoreCase(process))
                .findFirst()
                .orElseThrow(() -> Problem.unreadable("There is no process " + process + ", only "
                        + known.stream().map(ProcessArchive.KnownProcess::key).collect(Collectors.joining(", "))
                        + "."));
    }

    private static String spelled(String end, @Nullable String process, List<ProcessArchive.KnownProcess> known) {
        List<String> ends = known.stream()
                .filter(it -> process == null || it.key().equals(process))
                .flatMap(it -> it.ends().stream())
                .map(ProcessArchive.End::id)
                .distinct()
                .toList();
        return ends.stream()
                .filter(it -> it.equalsIgnoreCase(end))
                .findFirst()
                .orElseThrow(() -> Problem.unreadable("There is no outcome " + end + ", only " + String.join(", ", ends)
                        + ", each behind its process's key and a colon."));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns where a page ends, {@literal null} if there is no other one after it. */
    static @Nullable String next(List<FoundInstance> found) {
        if (found.size() <= PAGE) {
            return null;
        }
        FoundInstance last = found.get(PAGE - 1);
        return last.started().toEpochMilli() + "_" + last.id();
    }

    private static @Nullable Place place(@Nullable String word) {
        if (word == null) {
            return null;
        }
        int at = word.indexOf('_');
        try {
            return new Place(Instant.ofEpochMilli(Long.parseLong(word.substring(0, at))), word.substring(at + 1));
        } catch (RuntimeException unreadable) {
            throw Problem.unreadable("“after” is what a page before gave as “next”, not " + word + ".");
        }
    }
}
