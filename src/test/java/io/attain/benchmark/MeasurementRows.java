package io.attain.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Writes status records of a service with their latency as CSV, the same ones each time. */
final class MeasurementRows {

    /** The terms that judge the rows: a ratio, an availability and a percentile over one series. */
    static final String AGREEMENT =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: BENCHMARK-2026
            title: Checkout
            type: customer
            zone: Europe/Berlin
            currency: EUR
            term: {from: 2026-01-01, until: 2027-01-01}
            parties: [{id: operator, name: Operator, role: provider}, {id: shop, name: Shop, role: customer}]
            services: [{id: checkout, name: Checkout, provider: operator, customer: shop, fee: {amount: "10000.00", per: month}}]
            series:
              - id: probes
                shape: status
                key: [id]
                times: {at: {column: at}}
                value: {column: ms}
                state: {column: status, down: [down]}
                subject: [service]
                attributes: {service: service}
            objectives:
              - id: fast
                name: Answers within 300 ms
                service: checkout
                series: probes
                indicator: {type: ratio, good: {value: {atMost: "300"}}}
                target: {atLeast: "95", unit: "%"}
                period: {every: month}
                credit: {basis: fee, tiers: [{below: "95", percent: "10"}], caps: [{per: verdict, percent: "10"}]}
              - id: available
                name: Availability
                service: checkout
                series: probes
                indicator: {type: availability, staleAfter: PT1H}
                target: {atLeast: "99.9", unit: "%"}
                period: {every: month}
              - id: tail
                name: 99th percentile of latency
                service: checkout
                series: probes
                indicator: {type: percentile, percentile: "99"}
                target: {atMost: "400", unit: ms}
                period: {every: month}
            """;

    private static final long START = 1_767_222_000L;
    private static final long YEAR = 365L * 86_400;
    private static final String[] SERVICES = {"cart", "checkout", "login", "payment", "search"};

    private MeasurementRows() {}

    /**
     * Writes a file.
     *
     * @param file the file
     * @param rows how many rows, evenly over 2026
     */
    static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(2026);
        StringBuilder line = new StringBuilder();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("id,at,service,status,ms\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < rows; i++) {
                line.setLength(0);
                line.append('p').append(i).append(',');
                line.append(Instant.ofEpochSecond(START + YEAR * i / rows)).append(',');
                line.append(SERVICES[i % SERVICES.length]).append(',');
                line.append(random.nextInt(2000) == 0 ? "down" : "up").append(',');
                line.append(20 + random.nextInt(280) + (random.nextInt(20) == 0 ? 200 : 0))
                        .append('.')
                        .append(random.nextInt(10))
                        .append('\n');
                out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
