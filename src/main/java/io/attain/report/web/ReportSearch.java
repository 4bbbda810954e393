package io.attain.report.web;

import io.attain.problem.Problem;
import io.attain.report.ReportAccess;
import io.attain.report.ReportRecord.Wanted;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, on the page and over REST. */
final class ReportSearch {

    /** As many reports as are found at once. */
    static final int PAGE = 50;

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 10;

    private ReportSearch() {}

    static Wanted wanted(
            ReportAccess access,
            @Nullable String agreement,
            @Nullable String topic,
            @Nullable String words,
            @Nullable Long before) {
        String reference = text("agreement", agreement);
        String all = text("q", words);
        List<String> each = all == null ? List.of() : Arrays.asList(all.split("[\\s\\u3000]+"));
        if (each.size() > MOST_WORDS) {
            throw Problem.refused("q takes at most " + MOST_WORDS + " words; leave some out.");
        }
        return new Wanted(access.readable(reference), reference, text("topic", topic), each, before, PAGE);
    }

    private static @Nullable String text(String field, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST) {
            throw Problem.refused(field + " takes at most " + LONGEST + " characters; shorten it.");
        }
        return text.isEmpty() ? null : text;
    }
}
