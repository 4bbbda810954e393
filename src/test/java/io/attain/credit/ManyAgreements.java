package io.attain.credit;

import io.attain.RunningApplication;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.negotiation.Negotiations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many agreements that are alike, for benchmarks: each has a series of its own with a state and a latency, and promises an
 * availability, a share of fast answers and a 95th percentile a month.
 */
public final class ManyAgreements {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private static final String DOCUMENT =
            """
            {"apiVersion": "attain/v1", "kind": "Agreement", "reference": "%1$s", "title": "Service %1$s", "type": "customer",
             "zone": "UTC", "currency": "EUR", "term": {"from": "2026-01-01", "until": "2027-01-01"},
             "parties": [{"id": "p", "name": "Provider", "role": "provider"}, {"id": "c", "name": "Customer", "role": "customer"}],
             "people": [{"user": "provider-owner", "party": "p", "duties": ["owner", "signatory"]},
                        {"user": "customer-owner", "party": "c", "duties": ["owner", "signatory", "reviewer", "receiver"]}],
             "services": [{"id": "s", "name": "Service", "provider": "p", "customer": "c", "fee": {"amount": "1000.00", "per": "month"}}],
             "series": [{"id": "%2$s", "shape": "status", "key": ["at"], "times": {"at": {"column": "at", "format": "epoch-seconds"}},
                         "state": {"column": "state", "down": ["down"]}, "value": {"column": "ms"}}],
             "objectives": [
               {"id": "available", "name": "Availability", "service": "s", "series": "%2$s",
                "indicator": {"type": "availability", "staleAfter": "PT26H"}, "target": {"atLeast": "90"}, "period": {"every": "month"}, "warn": [%4$s],
                "credit": {"tiers": [{"below": "90", "percent": "10"}], "caps": [{"per": "verdict", "percent": "10"}]}},
               {"id": "fast", "name": "Fast answers", "service": "s", "series": "%2$s",
                "indicator": {"type": "ratio", "good": {"value": {"atMost": "300"}}}, "target": {"atLeast": "30"}, "period": {"every": "month"}},
               {"id": "tail", "name": "95th percentile", "service": "s", "series": "%2$s",
                "indicator": {"type": "percentile", "percentile": "95"}, "target": {"atMost": "500", "unit": "ms"}, "period": {"every": "month"}}],
             %3$s
             "disputes": {"claimWithin": "P10D", "silence": "accepted"}}
            """;

    /** What makes an agreement be watched, report and be reviewed, beside its warning. */
    private static final String DUTIES =
            """
            "reports": [{"id": "weekly", "from": "p", "to": "c", "every": "FREQ=WEEKLY;BYDAY=MO", "grace": "P1D"}],
             "review": {"every": "P3M", "triggers": ["need", "workload"]},""";

    /** How many records of an agreement there are for each that says that the service is down. */
    private static final int UP_A_DOWN = 50;
    /** The same for one that misses its availability. */
    private static final int UP_A_DOWN_BREACHED = 3;

    private final RunningApplication application;
    private final int count;
    private final int oneInBreached;

    /** Prepares some agreements of which nobody misses a target. */
    public ManyAgreements(RunningApplication application, int count) {
        this(application, count, Integer.MAX_VALUE);
    }

    /** Prepares some agreements; the last of each so many misses a target each month. */
    public ManyAgreements(RunningApplication application, int count, int oneInBreached) {
        this.application = application;
        this.count = count;
        this.oneInBreached = oneInBreached;
    }

    /** Returns the reference of an agreement. */
    public static String reference(int number) {
        return "A-%05d".formatted(number);
    }

    /** Returns the id of its series. */
    public static String series(int number) {
        return "s-%05d".formatted(number);
    }

    /** Puts all of them in force, and on the schedule of closes, without the process of a lifecycle. */
    public void putInForce() {
        AgreementRegister register = application.bean(AgreementRegister.class);
        PeriodScheduling scheduling = application.bean(PeriodScheduling.class);
        TransactionTemplate transaction = new TransactionTemplate(application.bean(PlatformTransactionManager.class));
        for (int from = 0; from < count; from += 1000) {
            int first = from;
            transaction.executeWithoutResult(status -> {
                for (int i = first; i < Math.min(count, first + 1000); i++) {
                    AgreementVersion version = register.draft(document(i, "", ""), "benchmark");
                    register.reach(version, Milestone.SIGNED, "benchmark", "");
                    register.reach(version, Milestone.IN_FORCE, "benchmark", "");
                    scheduling.include(version.reference());
                }
            });
        }
    }

    /**
     * Takes all of them over, as a manager does, each with its lifecycle; they warn when half of their budget is used, owe a report each
     * week and are reviewed.
     */
    public void takeOver(LocalDate signed) {
        Negotiations negotiations = application.bean(Negotiations.class);
        for (int i = 0; i < count; i++) {
            negotiations.takeOver(document(i, DUTIES, "{\"budget\": \"50\"}"), "manager", signed);
        }
    }

    private static String document(int number, String duties, String warnings) {
        return DOCUMENT.formatted(reference(number), series(number), duties, warnings);
    }

    /** Returns the rows of one agreement in a month, counted from 0, as epoch second, whether it was up, and latency. */
    public static List<long[]> rows(int number, int month, int rows) {
        return rows(number, month, rows, UP_A_DOWN);
    }

    private static List<long[]> rows(int number, int month, int rows, int upADown) {
        SplittableRandom random = new SplittableRandom(number * 31L + month);
        long start = month(month).getEpochSecond();
        long length = month(month + 1).getEpochSecond() - start;
        List<long[]> all = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            all.add(new long[] {
                start + length * i / rows, random.nextInt(upADown) == 0 ? 0 : 1, 100 + random.nextInt(300)
            });
        }
        return all;
    }

    private static Instant month(int number) {
        return BEGIN.plusMonths(number).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Sends a month of measurements for all of them, and declares it complete. */
    public void send(int month, int rows) throws IOException {
        send(month, rows, month(month + 1));
    }

    /** Sends what a month has until an instant for all of them, and declares it complete until then. */
    public void send(int month, int rows, Instant complete) throws IOException {
        MeasurementStore store = application.bean(MeasurementStore.class);
        for (int i = 0; i < count; i++) {
            StringBuilder csv = new StringBuilder("at,state,ms\n");
            boolean breached = (i + 1) % oneInBreached == 0;
            for (long[] row : rows(i, month, rows, breached ? UP_A_DOWN_BREACHED : UP_A_DOWN)) {
                if (row[0] >= complete.getEpochSecond()) {
                    break;
                }
                csv.append(row[0])
                        .append(',')
                        .append(row[1] == 0 ? "down" : "up")
                        .append(',')
                        .append(row[2])
                        .append('\n');
            }
            store.keep(
                    series(i),
                    new Submission("month.csv", false, complete, "benchmark"),
                    new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
