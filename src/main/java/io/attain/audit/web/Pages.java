package io.attain.audit.web;

import io.attain.audit.Chain;
import io.attain.audit.Entry;
import io.attain.audit.Kind;
import io.attain.audit.RecordStore;
import io.attain.problem.PlausibleDays;
import io.attain.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests for entries have in common. */
final class Pages {

    private Pages() {}

    /** Where a page ended, as the next request is to say it; {@literal null} if it was not full. */
    static @Nullable String next(List<Entry> page, int limit) {
        if (page.size() < limit) {
            return null;
        }
        Entry last = page.get(page.size() - 1);
        String place = last.recordedAt() + " " + last.chain().scope() + " " + last.number() + " "
                + last.chain().name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #next} said. */
    static RecordStore.@Nullable Place place(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 4);
            if (parts.length < 4) {
                throw unknownPlace();
            }
            return new RecordStore.Place(
                    Instant.parse(parts[0]),
                    new Chain(Chain.Scope.valueOf(parts[1]), parts[3]),
                    Long.parseLong(parts[2]));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw unknownPlace();
        }
    }

    private static Problem unknownPlace() {
        return Problem.refused("The parameter after is what the page before gave as next.");
    }

    /** A query of what was asked for; blanks ask for nothing. */
    static RecordStore.Query query(
            @Nullable String agreement,
            @Nullable String series,
            @Nullable String person,
            @Nullable String kind,
            @Nullable String from,
            @Nullable String until) {
        String reference = asked(agreement);
        String id = asked(series);
        Chain chain = id == null ? null : new Chain(Chain.Scope.SERIES, id);
        String kinds = asked(kind);
        String since = asked(from);
        String before = asked(until);
        return new RecordStore.Query(
                reference == null ? chain : Chain.agreement(reference),
                asked(person),
                kinds == null ? null : kinds(kinds),
                since == null ? null : time("from", since),
                before == null ? null : time("until", before));
    }

    private static @Nullable String asked(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Set<Kind> kinds(String text) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String one : text.split(",")) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(it -> it.name().equalsIgnoreCase(one.strip()))
                    .findFirst()
                    .orElseThrow(() -> Problem.refused(
                            "There is no kind " + one.strip() + ", only " + Arrays.toString(Kind.values()) + ".")));
        }
        return kinds;
    }

    private static Instant time(String field, String text) {
        try {
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            // No database knows other times.
            return PlausibleDays.check(time);
        } catch (DateTimeException malformed) {
            throw Problem.refused("The parameter " + field + " is a date such as 2026-05-01, or a time such as"
                    + " 2026-05-01T08:00:00Z.");
        }
    }
}
