package io.attain.dispute.workflow;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Random terms of an agreement over fifteen months, with tiers, caps over years, earn-back and the like, and random
 * deliveries under it that are corrected again and again.
 */
final class RandomDelivery {

    static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    static final int MONTHS = 15;
    static final String HEADER = "number,due,done,site\n";

    private static final String TERMS =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: %1$s
            title: Random deliveries
            type: customer
            zone: America/New_York
            currency: USD
            term: {from: 2026-01-01, until: 2027-04-01}
            parties:
              - {id: mill, name: Mill, role: provider}
              - {id: office, name: Office, role: customer}
              - {id: chamber, name: Chamber, role: third-party}
            people:
              - {user: provider-owner, party: mill, duties: [owner, signatory]}
              - {user: provider-data, party: mill, duties: [data-owner]}
              - {user: customer-owner, party: office, duties: [owner, data-owner, signatory]}
              - {user: mediator, party: chamber, duties: [mediator]}
              - {user: arbiter, party: chamber, duties: [arbiter]}
            services:
              - {id: s, name: Deliveries, provider: mill, customer: office, fee: {amount: "1000.00", per: month}}
            series:
              - {id: %2$s, shape: case, key: [number], times: {due: {column: due}, done: {column: done}}, attributes: {site: site}, owner: mill, due: P3D}
            objectives:
              - id: on-time
                name: Delivered on time
                service: s
                series: %2$s
                scope: [site]
                indicator: {type: ratio, good: {time: done, by: due}, open: bad}
                target: {atLeast: "90"}
                period: {every: month, by: due}
                missing: %3$s
                credit:
                  basis: fee
                  tiers: [{below: "90", percent: "5"}, {below: "75", percent: "12"}, {below: "50", percent: "20"}]
                  caps: [{per: verdict, percent: "%4$d"}, {per: scope, over: calendar-year, amount: "%5$d.50"}]
                repeat: [%6$s]
              - id: volume
                name: Deliveries made
                service: s
                series: %2$s
                indicator: {type: count}
                target: {atLeast: "6"}
                period: {every: month, by: due}
                credit: {each: {shortfall: "1", amount: "9.35"}, caps: [{per: verdict, amount: "33.00"}, {per: objective, over: term, amount: "%7$d.00"}]}
                %8$s
            credits: %9$s
            exclusions:
              - {id: force-majeure, definition: Nobody could have helped it., treatment: remove, noticeWithin: P20D, assessedBy: customer, silence: %10$s, objectives: [on-time]}
            disputes: {claimWithin: P10D, respondWithin: P5D, negotiateWithin: P7D, mediateWithin: P7D, arbitrateWithin: P10D, silence: %11$s}
            """;

    private final Random random;
    private final boolean undetermined;
    private final boolean repeats;
    private final boolean rewards;
    private final boolean acceptsSilence;
    private final String credits;

    final int verdictPercent;
    final int ofScopeAndYear;
    final int ofObjective;
    final int ofRollingYear;
    final int ofTerm;
    final boolean earnsBack;

    /** All versions of each delivery, the last of which counts. */
    private final Map<String, List<String>> versions = new LinkedHashMap<>();

    RandomDelivery(Random random) {
        this.random = random;
        undetermined = random.nextBoolean();
        repeats = random.nextBoolean();
        rewards = random.nextInt(3) == 0;
        earnsBack = random.nextInt(3) > 0;
        acceptsSilence = random.nextBoolean();
        verdictPercent = 12 + random.nextInt(6);
        ofScopeAndYear = 250 + random.nextInt(400);
        ofObjective = 60 + random.nextInt(120);
        ofRollingYear = 500 + random.nextInt(500);
        ofTerm = 700 + random.nextInt(600);
        StringJoiner rules = new StringJoiner(", ", "{", "}");
        if (earnsBack) {
            rules.add("earnBack: {afterMet: " + (1 + random.nextInt(2)) + ", percent: "
                    + (random.nextBoolean() ? 100 : 33) + "}");
        }
        if (random.nextBoolean()) {
            rules.add("minimumPayout: \"20.00\"");
        }
        rules.add("caps: [{per: agreement, over: term, amount: \"" + ofTerm
                + ".00\"}, {per: agreement, over: rolling-year, amount: \"" + ofRollingYear + ".00\"}]");
        credits = rules.toString();
    }

    /** Returns the same terms under any reference. */
    String terms(String reference) {
        return TERMS.formatted(
                reference,
                series(reference),
                undetermined ? "undetermined" : "breached",
                verdictPercent,
                ofScopeAndYear,
                repeats ? "{consecutive: 2, then: {multiply: \"2\"}}" : "",
                ofObjective,
                rewards
                        ? "reward: {each: {excess: \"1\", amount: \"2.10\"}, caps: [{per: objective, over: term, amount: \"25.00\"}]}"
                        : "",
                credits,
                acceptsSilence ? "accepted" : "rejected",
                acceptsSilence ? "accepted" : "rejected");
    }

    static String series(String reference) {
        return "deliveries-" + reference;
    }

    /** Tells whether a statement can come to less than nothing. */
    boolean paysTheProvider() {
        return rewards || earnsBack;
    }

    /** Returns some rows of the months that have begun, some new and some that correct others. */
    String upload(LocalDate today) {
        StringBuilder csv = new StringBuilder(HEADER);
        int rows = 2 + random.nextInt(7);
        for (int i = 0; i < rows; i++) {
            boolean corrects = !versions.isEmpty() && random.nextInt(3) == 0;
            String number = corrects
                    ? List.copyOf(versions.keySet()).get(random.nextInt(versions.size()))
                    : "D" + versions.size();
            String row = row(number, today);
            versions.computeIfAbsent(number, it -> new ArrayList<>()).add(row);
            csv.append(row).append('\n');
        }
        return csv.toString();
    }

    private String row(String number, LocalDate today) {
        long days = Math.max(
                1, Math.min(today.toEpochDay(), BEGIN.plusMonths(MONTHS).toEpochDay()) - BEGIN.toEpochDay());
        // Most of what comes is about the last weeks.
        long back = Math.min(days - 1, random.nextInt(4) == 0 ? random.nextInt((int) days) : random.nextInt(40));
        LocalDateTime due = BEGIN.plusDays(days - 1 - back).atTime(17, 0);
        boolean late = random.nextInt(10) < 2 + back % 3;
        String done = random.nextInt(30) == 0
                ? ""
                : due.plusHours(late ? 30 : -5).toInstant(ZoneOffset.UTC).toString();
        return number + "," + due.toInstant(ZoneOffset.UTC) + "," + done + ","
                + (random.nextBoolean() ? "north" : "south");
    }

    /** Returns all that was ever sent as some other uploads in another order, in which the same versions come last. */
    List<String> inAnotherOrder(Random order, int uploads) {
        List<StringBuilder> files = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            files.add(new StringBuilder(HEADER));
        }
        versions.values().forEach(rows -> {
            Map<Integer, List<String>> places = new TreeMap<>();
            int place = order.nextInt(uploads);
            for (String row : rows) {
                places.computeIfAbsent(place, it -> new ArrayList<>()).add(row);
                place += order.nextInt(uploads - place);
            }
            places.forEach(
                    (at, some) -> some.forEach(row -> files.get(at).append(row).append('\n')));
        });
        return files.stream().map(StringBuilder::toString).toList();
    }
}
