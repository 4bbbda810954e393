package io.attain.crash;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Agreements and uploads without end, always the same ones for a seed, so that a JVM that starts anew goes on with what the
 * one before it did not finish. They come in generations: each has agreements of its own, whose series are complete after
 * its last upload.
 *
 * @param seed from which all of it follows
 */
record Workload(long seed) {

    /** How many agreements a generation has. */
    static final int AGREEMENTS = 6;
    /** How many uploads a round has: one for each series. */
    static final int ROUND = AGREEMENTS * Kind.values().length;
    /** How many rounds a generation has. */
    static final int ROUNDS = 6;
    /** How many uploads a generation has. */
    static final int GENERATION = ROUND * ROUNDS;
    /** How many periods each agreement has. */
    static final int PERIODS = 12;

    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 1);
    private static final int ROWS = 14;
    private static final int MINUTES_A_MONTH = 28 * 24 * 60;
    private static final List<String> SITES = List.of("north", "south");

    private static final String AGREEMENT =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: %1$s
            title: Delivery under fire
            type: customer
            zone: %2$s
            currency: %3$s
            term: {from: 2025-01-01, until: 2026-01-01}
            parties:
              - {id: carrier, name: Carrier, role: provider}
              - {id: shop, name: Shop, role: customer}
            people:
              - {user: carrier-owner, party: carrier, duties: [owner, signatory]}
              - {user: shop-owner, party: shop, duties: [owner, signatory]}
            services:
              - {id: delivery, name: Delivery, provider: carrier, customer: shop, fee: {amount: "1000", per: month}}
            series:
              - id: %1$s.cases
                shape: case
                key: [number]
                times: {due: {column: due}, done: {column: done}}
                attributes: {site: site}
                owner: carrier
            %4$s
              - id: %1$s.states
                shape: status
                key: [at, service]
                state: {column: state, down: [down]}
                subject: [service]
                attributes: {service: service}
                owner: carrier
            %4$s
              - id: %1$s.samples
                shape: sample
                value: {column: value}
                owner: carrier
            %4$s
            objectives:
              - id: on-time
                name: Delivered on time
                service: delivery
                series: %1$s.cases
                scope: [site]
                indicator: {type: ratio, good: {time: done, by: due}, open: bad}
                target: {atLeast: "90", unit: "%%"}
                period: {every: month, by: due}
                missing: breached
                credit:
                  basis: fee
                  tiers: [{below: "90", percent: "5"}, {below: "75", percent: "12"}, {below: "50", percent: "20"}]
                  caps: [{per: verdict, percent: "15"}, {per: scope, over: calendar-year, amount: "700"}]
              - id: uptime
                name: Availability
                service: delivery
                series: %1$s.states
                indicator: {type: availability, staleAfter: P20D}
                target: {atLeast: "97", unit: "%%"}
                period: {every: month}
                missing: undetermined
                credit:
                  basis: fee
                  tiers: [{below: "97", percent: "3"}, {below: "90", percent: "13"}]
                  caps: [{per: verdict, percent: "10"}]
              - id: volume
                name: Samples taken
                service: delivery
                series: %1$s.samples
                indicator: {type: count}
                target: {atLeast: "12"}
                period: {every: month}
                credit:
                  each: {shortfall: "1", amount: "9"}
                  caps: [{per: verdict, percent: "8"}, {per: objective, over: term, amount: "250"}]
            exclusions:
              - {id: road-closed, definition: The road was closed., treatment: remove, assessedBy: customer, silence: rejected, objectives: [on-time]}
            credits:
              caps: [{per: agreement, over: term, amount: "1500"}]
            """;

    /** What a series holds. */
    enum Kind {
        /** Cases, known by their number. */
        CASES("number,due,done,site"),
        /** States, known by their time and service. */
        STATES("at,service,state"),
        /** Samples without a key, known by their content and position. */
        SAMPLES("at,value");

        private final String header;

        Kind(String header) {
            this.header = header;
        }

        /** Returns the first line of its files. */
        String header() {
            return header;
        }

        /** Returns the id of an agreement's series of this kind. */
        String of(String reference) {
            return reference + "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A file that is sent.
     *
     * @param number its place among all uploads, from 0
     * @param reference the agreement that reads it
     * @param kind what it holds
     * @param rows its lines below the header
     * @param completeUntil up to when the series is complete with it, {@literal null} where that is not said
     */
    record Upload(int number, String reference, Kind kind, List<String> rows, @Nullable Instant completeUntil) {

        /** Returns the id of its series. */
        String series() {
            return kind.of(reference);
        }

        /** Returns the file's name, which no other upload has. */
        String name() {
            return "upload-" + number + ".csv";
        }

        /** Returns the file. */
        String csv() {
            return kind.header() + "\n" + String.join("\n", rows) + "\n";
        }
    }

    /** Returns the number of the first upload after the generation that some upload belongs to. */
    static int endOfGeneration(int upload) {
        return (upload / GENERATION + 1) * GENERATION;
    }

    /** Returns the references of the agreements that a generation is about. */
    static List<String> references(int generation) {
        return IntStream.range(0, AGREEMENTS)
                .mapToObj(it -> "KILL-" + generation + "-" + it)
                .toList();
    }

    /** Returns an agreement's document. Every other one waits until its series are declared complete. */
    static String document(String reference) {
        boolean waits = number(reference) % 2 == 0;
        return AGREEMENT.formatted(
                reference, zone(reference), waits ? "EUR" : "JPY", waits ? "    due: P9999D" : "    # due at once");
    }

    /**
     * A time that is claimed not to count.
     *
     * @param reference the agreement's reference
     * @param from when it began, in local time
     * @param until when it ended
     */
    record Outage(String reference, LocalDateTime from, LocalDateTime until) {}

    /** Returns what is claimed after the round that an upload belongs to. */
    Outage outage(int upload) {
        int round = upload / ROUND % ROUNDS;
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 - upload / ROUND);
        LocalDateTime from =
                BEGIN.plusMonths(2L * round + random.nextInt(2)).atStartOfDay().plusDays(random.nextInt(20));
        return new Outage(
                references(upload / GENERATION).get(random.nextInt(AGREEMENTS)),
                from,
                from.plusDays(1 + random.nextInt(6)));
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(reference.lastIndexOf('-') + 1));
    }

    private static ZoneId zone(String reference) {
        return ZoneId.of(number(reference) % 3 == 0 ? "America/New_York" : "Asia/Taipei");
    }

    /** Returns an upload. */
    Upload upload(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int inRound = number % ROUND;
        Kind kind = Kind.values()[inRound % Kind.values().length];
        String reference = references(number / GENERATION).get(inRound / Kind.values().length);
        int round = number / ROUND % ROUNDS;
        List<String> rows;
        if (round > 0 && random.nextInt(6) == 0) {
            // The very file that came some rounds ago, with all that has been corrected since.
            rows = upload(earlier(random, number, round)).rows();
        } else {
            rows = rows(random, kind, number);
            if (round > 0) {
                rows.addAll(corrections(random, kind, upload(earlier(random, number, round))));
            }
        }
        boolean last = round == ROUNDS - 1;
        int months = last ? PERIODS : PERIODS * round / ROUNDS;
        boolean says = last || (months > 0 && random.nextBoolean());
        return new Upload(number, reference, kind, List.copyOf(rows), says ? month(reference, months) : null);
    }

    private static int earlier(SplittableRandom random, int number, int round) {
        return number - ROUND * (1 + random.nextInt(round));
    }

    private static Instant month(String reference, int months) {
        return BEGIN.plusMonths(months).atStartOfDay(zone(reference)).toInstant();
    }

    private static List<String> rows(SplittableRandom random, Kind kind, int upload) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int month = random.nextInt(PERIODS);
            Instant at = BEGIN.plusMonths(month)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plus(random.nextInt(MINUTES_A_MONTH), ChronoUnit.MINUTES);
            switch (kind) {
                case CASES ->
                    rows.add("C" + upload + "-" + i + "," + at + "," + done(random, at, month) + ","
                            + SITES.get(random.nextInt(SITES.size())));
                case STATES -> rows.add(at + "," + (random.nextBoolean() ? "a" : "b") + "," + state(random));
                case SAMPLES -> {
                    String row = at + "," + random.nextInt(5);
                    for (int times = 1 + random.nextInt(8) / 6; times > 0; times--) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private static String done(SplittableRandom random, Instant due, int month) {
        int luck = random.nextInt(100);
        if (luck < 2) {
            return "";
        }
        boolean late = luck < 4 + 7 * (month % 6);
        return due.plus(late ? 90 : -90, ChronoUnit.MINUTES).toString();
    }

    private static String state(SplittableRandom random) {
        return random.nextInt(20) == 0 ? "down" : "up";
    }

    /** Some rows of an earlier upload: with another content where they have a key, again as they were where not. */
    private static List<String> corrections(SplittableRandom random, Kind kind, Upload earlier) {
        Set<String> corrected = new LinkedHashSet<>();
        for (int i = 0; i < 4; i++) {
            String[] row =
                    earlier.rows().get(random.nextInt(earlier.rows().size())).split(",", -1);
            switch (kind) {
                case CASES ->
                    corrected.add(row[0] + "," + row[1] + "," + done(random, Instant.parse(row[1]), random.nextInt(6))
                            + "," + row[3]);
                case STATES -> corrected.add(row[0] + "," + row[1] + "," + state(random));
                case SAMPLES -> corrected.add(String.join(",", row));
            }
        }
        return List.copyOf(corrected);
    }
}
