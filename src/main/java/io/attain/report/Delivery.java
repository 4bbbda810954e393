package io.attain.report;

import io.attain.database.SearchText;
import io.attain.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sender delivers.
 *
 * @param title the report's title, in any language
 * @param topic what it is about in a word or two, by which it is found
 * @param summary what it says, by whose words it is found; may be empty
 * @param link where it is read, {@literal null} when it is a file
 * @param file the number of the file, {@literal null} when it is a link
 */
public record Delivery(String title, String topic, String summary, @Nullable String link, @Nullable Long file) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TOPIC = 100;
    private static final int LONGEST_SUMMARY = 4000;
    private static final int LONGEST_LINK = 1000;
    private static final int LONGEST_SEARCHED = 16_000;

    /**
     * Reads what somebody wrote.
     *
     * @param title {@literal null} is refused
     * @param topic {@literal null} is refused
     * @param summary {@literal null} for none
     * @param link {@literal null} or blank for none
     * @return never {@literal null}, without a file yet
     * @throws Problem if something is missing or too long, or the link is none; it names each field and what helps
     */
    public static Delivery of(
            @Nullable String title, @Nullable String topic, @Nullable String summary, @Nullable String link) {
        List<Map<String, Object>> places = new ArrayList<>();
        Delivery read = new Delivery(
                text("title", title, LONGEST_TITLE, true, places),
                text("topic", topic, LONGEST_TOPIC, true, places),
                text("summary", summary, LONGEST_SUMMARY, false, places),
                link(link, places),
                null);
        if (!places.isEmpty()) {
            throw Problem.refused(
                    "The report cannot be taken: " + places.get(0).get("field") + " – "
                            + places.get(0).get("reason"),
                    places);
        }
        return read;
    }

    private static String text(
            String field, @Nullable String value, int longest, boolean needed, List<Map<String, Object>> places) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() && needed) {
            places.add(place(field, "it is missing; write a few words by which people find the report."));
        }
        if (text.length() > longest) {
            places.add(
                    place(field, "it has " + text.length() + " characters and may have " + longest + "; shorten it."));
        }
        return text;
    }

    private static @Nullable String link(@Nullable String value, List<Map<String, Object>> places) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST_LINK || !isWebAddress(text)) {
            places.add(place(
                    "link",
                    "it is no web address of at most " + LONGEST_LINK
                            + " characters; write one such as https://example.org/reports/7."));
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException none) {
            return false;
        }
    }

    static Map<String, Object> place(String field, String reason) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("field", field);
        place.put("reason", reason);
        return place;
    }

    /** Returns the same with a file. */
    public Delivery with(long number) {
        return new Delivery(title, topic, summary, link, number);
    }

    /** Returns what is searched: title, topic and summary, {@linkplain SearchText#plain plain}. */
    public String searched() {
        String all = SearchText.plain(title + "\n" + topic + "\n" + summary);
        return all.length() <= LONGEST_SEARCHED ? all : all.substring(0, LONGEST_SEARCHED);
    }
}
