package io.attain.credit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says, within the transaction that has recorded them, that periods have verdicts.
 *
 * @param periods one for each close, those that are met too
 */
public record PeriodsJudged(List<JudgedPeriod> periods) {

    private static final String BREACHED = "BREACHED";

    /** Copies the list. */
    public PeriodsJudged {
        periods = List.copyOf(periods);
    }

    /**
     * A period that has been judged, for the first time or again.
     *
     * @param reference the agreement's reference
     * @param close the number of the close
     * @param label the period's short name
     * @param start its first instant
     * @param end the first instant after it
     * @param breached the verdicts that are breaches now, one for each scope, by the objective's id
     * @param relieved the ids of those that were breached before this close and are not any more
     */
    public record JudgedPeriod(
            String reference,
            long close,
            String label,
            Instant start,
            Instant end,
            Map<String, List<ObjectNode>> breached,
            Set<String> relieved) {

        /** Copies the collections. */
        public JudgedPeriod {
            breached = Map.copyOf(breached);
            relieved = Set.copyOf(relieved);
        }
    }

    /** Puts together what closes that have been recorded came to. */
    static PeriodsJudged of(List<CloseRecord> records, PeriodCloses closes) {
        return new PeriodsJudged(
                records.stream().map(it -> of(it.prepared(), closes)).toList());
    }

    private static JudgedPeriod of(PreparedClose prepared, PeriodCloses closes) {
        Close close = prepared.close();
        boolean first = close.cause() == 0 && prepared.verdicts().stream().allMatch(it -> it.supersedes() == null);
        Map<String, List<ObjectNode>> breached = first
                ? prepared.verdicts().stream()
                        .filter(it ->
                                it.document().content().path("verdict").asText().equals(BREACHED))
                        .collect(groupingBy(
                                NewVerdict::objective,
                                mapping(it -> it.document().content(), toList())))
                : breached(closes.verdicts(close).stream())
                        .collect(groupingBy(StoredVerdict::objective, mapping(StoredVerdict::content, toList())));
        Set<String> relieved = breached(
                        prepared.verdicts().stream().map(NewVerdict::supersedes).filter(Objects::nonNull))
                .map(StoredVerdict::objective)
                .filter(it -> !breached.containsKey(it))
                .collect(toSet());
        return new JudgedPeriod(
                close.reference(), close.number(), close.period(), close.start(), close.end(), breached, relieved);
    }

    private static Stream<StoredVerdict> breached(Stream<StoredVerdict> verdicts) {
        return verdicts.filter(it -> it.outcome().equals(BREACHED));
    }
}
