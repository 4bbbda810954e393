package io.attain.report;

import io.attain.evidence.EvidenceKeeping;
import io.attain.problem.Problem;
import io.attain.report.OwedReport.Status;
import io.attain.report.ReportAct.Kind;
import io.attain.terms.Agreement.Silence;
import io.attain.workflow.EngineSession;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people and time do with owed reports: each act is checked, recorded, and measured. */
@Component
public class Reports {

    private static final int LONGEST_REASON = 2000;

    private final ReportRecord record;
    private final ReportTerms terms;
    private final Punctuality punctuality;
    private final EvidenceKeeping keeping;
    private final ReportRuns runs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reports(
            ReportRecord record,
            ReportTerms terms,
            Punctuality punctuality,
            EvidenceKeeping keeping,
            ReportRuns runs,
            Clock clock,
            ApplicationEventPublisher events) {
        this.record = record;
        this.terms = terms;
        this.punctuality = punctuality;
        this.keeping = keeping;
        this.runs = runs;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A file that is delivered.
     *
     * @param name its name
     * @param content what it contains
     */
    public record File(String name, InputStream content) {}

    /** What a sender answers to the question for a report. */
    public enum SenderAnswer {
        /** It is here. */
        DELIVER,
        /** There will be none. */
        NONE,
        /** It was delivered on its page or over REST. */
        PAGE
    }

    /** What a receiver answers. */
    public enum ReceiverAnswer {
        /** It is what was owed. */
        CONFIRM,
        /** It is not. */
        REFUSE,
        /** The answer was given on its page or over REST. */
        PAGE
    }

    /**
     * Finds the report that is meant by an agreement, a duty and a date.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param report the duty's id, {@literal null} is refused
     * @param due when it is due, {@literal null} for the first one that is asked for
     * @return never {@literal null}
     * @throws Problem if there is none; it names the field and what there is
     */
    public OwedReport asked(String reference, @Nullable String report, @Nullable String due) {
        List<OwedReport> all = record.of(reference);
        List<OwedReport> ofDuty =
                all.stream().filter(it -> it.report().equals(report)).toList();
        if (ofDuty.isEmpty()) {
            throw refused(
                    "report",
                    "no report “" + report + "” of " + reference + " is asked for; there are: "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(OwedReport::report)
                                            .distinct()
                                            .sorted()
                                            .toList()));
        }
        return ofDuty.stream()
                .filter(it -> due == null ? it.status().isAsked() : it.due().equals(due))
                .reduce((later, earlier) -> earlier)
                .orElseThrow(() -> refused(
                        "due",
                        "no report “" + report + "” is asked for"
                                + (due == null
                                        ? " now; the last one was due "
                                        : " that is due " + due + "; the last one is due ")
                                + ofDuty.get(0).due() + "."));
    }

    private static Problem refused(String field, String reason) {
        return Problem.refused(
                "The report cannot be taken: " + field + " – " + reason, List.of(Delivery.place(field, reason)));
    }

    /**
     * Delivers a report on its page or over REST.
     *
     * @param owed never {@literal null}
     * @param delivery what is delivered, without its file, never {@literal null}
     * @param file {@literal null} where it is a link
     * @param account who delivers, never {@literal null}
     * @throws Problem if it is not asked for, or has neither file nor link, or the file is not taken
     * @throws IOException if the file cannot be read
     */
    @Transactional(rollbackFor = IOException.class)
    public void deliver(OwedReport owed, Delivery delivery, @Nullable File file, String account) throws IOException {
        // The file is kept and checked first: what another transaction waits for is not held up by it.
        Delivery whole = file == null
                ? delivery
                : delivery.with(keeping.keep(owed.name(), file.name(), file.content(), account)
                        .number());
        deliver(owed, whole, account);
        runs.proceed(owed, account);
    }

    private void deliver(OwedReport owed, Delivery delivery, String account) {
        if (!record.lock(owed.number()).status().isAsked()) {
            throw notAsked(owed);
        }
        if (delivery.link() == null && delivery.file() == null) {
            throw refused("file", "there is neither a file nor a link; add one of them.");
        }
        long act = record.deliver(owed.number(), account, delivery);
        events.publishEvent(new ReportHappened(owed, Kind.DELIVERED, act, Status.DELIVERED));
        punctuality.record(record.lock(owed.number()), null, account);
    }

    private void act(OwedReport owed, Kind kind, String account, String words, Status becomes) {
        long act = record.act(owed.number(), kind, account, words, becomes);
        events.publishEvent(new ReportHappened(owed, kind, act, becomes));
    }

    private static Problem notAsked(OwedReport owed) {
        return Problem.conflict("The report “" + owed.report() + "” that is due " + owed.due()
                + " is not asked for any more: it was delivered, or given up. Look at /reports/" + owed.number() + ".");
    }

    /**
     * Takes what a sender answers in the task.
     *
     * @param owed never {@literal null}
     * @param answer never {@literal null}
     * @param delivery what is delivered with {@link SenderAnswer#DELIVER}, never {@literal null}
     * @param reason why there is none with {@link SenderAnswer#NONE}, never {@literal null}
     * @param account who answers, never {@literal null}
     * @throws Problem if the answer is not complete
     */
    public void answer(OwedReport owed, SenderAnswer answer, FormDelivery delivery, String reason, String account) {
        switch (answer) {
            case DELIVER -> deliver(owed, delivery.read(), account);
            case NONE -> {
                if (reason.isEmpty()) {
                    throw Problem.refused("Please say why there is no report; its receiver reads it.");
                }
                record.lock(owed.number());
                act(owed, Kind.MISSING, account, reason, Status.MISSING);
                punctuality.record(record.lock(owed.number()), null, account);
            }
            case PAGE -> {
                if (record.lock(owed.number()).status() != Status.DELIVERED) {
                    throw Problem.refused(
                            "Nothing was delivered on the report's page yet: open /reports/" + owed.number() + ".");
                }
            }
        }
    }

    /**
     * What a form says about a delivery, which is read only where there is one.
     *
     * @param title the report's title
     * @param topic its topic
     * @param summary its summary
     * @param link where it is read
     */
    public record FormDelivery(String title, String topic, String summary, String link) {

        Delivery read() {
            return Delivery.of(title, topic, summary, link);
        }
    }

    /**
     * Takes what a receiver answers on the page or over REST.
     *
     * @param owed never {@literal null}
     * @param answer confirm or refuse, never {@literal null}
     * @param reason why it is refused, never {@literal null}
     * @param account who answers, never {@literal null}
     * @throws Problem if it is not delivered, or refused without a reason
     */
    @Transactional
    public void answer(OwedReport owed, ReceiverAnswer answer, String reason, String account) {
        answerInTask(owed, answer, reason, account);
        runs.proceed(owed, account);
    }

    /**
     * Takes what a receiver answers in the task.
     *
     * @param owed never {@literal null}
     * @param answer never {@literal null}
     * @param reason why it is refused, never {@literal null}
     * @param account who answers, never {@literal null}
     * @throws Problem if it is not delivered, or refused without a reason
     */
    public void answerInTask(OwedReport owed, ReceiverAnswer answer, String reason, String account) {
        Status status = record.lock(owed.number()).status();
        if (answer == ReceiverAnswer.PAGE) {
            if (status != Status.CONFIRMED && status != Status.REFUSED) {
                throw Problem.refused(
                        "Nothing was answered on the report's page yet: open /reports/" + owed.number() + ".");
            }
            return;
        }
        if (status != Status.DELIVERED) {
            throw Problem.conflict("The report is not waiting for an answer: its status is " + status + ".");
        }
        if (reason.length() > LONGEST_REASON) {
            throw refused("reason", "it may have " + LONGEST_REASON + " characters; shorten it.");
        }
        if (answer == ReceiverAnswer.CONFIRM) {
            confirm(owed, Kind.CONFIRMED, account, reason);
        } else if (reason.isEmpty()) {
            throw refused("reason", "please say why the report is refused; its sender reads it.");
        } else {
            refuse(owed, Kind.REFUSED, account, reason);
        }
    }

    private void confirm(OwedReport owed, Kind kind, String account, String words) {
        act(owed, kind, account, words, Status.CONFIRMED);
        punctuality.record(record.lock(owed.number()), clock.instant(), account);
    }

    private void refuse(OwedReport owed, Kind kind, String account, String words) {
        act(owed, kind, account, words, Status.REFUSED);
        punctuality.record(record.lock(owed.number()), null, account);
    }

    /**
     * Takes the receiver's silence as the terms say, unless there is an answer.
     *
     * @param owed never {@literal null}
     * @return whether the report is confirmed
     */
    public boolean takeAnswer(OwedReport owed) {
        Status status = record.lock(owed.number()).status();
        if (status != Status.DELIVERED) {
            return status == Status.CONFIRMED;
        }
        boolean accepted = terms.terms(owed).silence() == Silence.ACCEPTED;
        if (accepted) {
            confirm(owed, Kind.SILENT, EngineSession.ENGINE, "Not answered in time, which counts as confirmed");
        } else {
            refuse(
                    owed,
                    Kind.SILENT,
                    EngineSession.ENGINE,
                    "Not answered in time, which counts as refused by the terms");
        }
        return accepted;
    }

    /**
     * Records that a report is due and not there.
     *
     * @param owed never {@literal null}
     */
    public void overdue(OwedReport owed) {
        OwedReport now = record.lock(owed.number());
        boolean known = record.acts(owed.number()).stream().anyMatch(it -> it.kind() == Kind.OVERDUE);
        if (now.status().isAsked() && !known) {
            act(owed, Kind.OVERDUE, EngineSession.ENGINE, "", now.status());
            punctuality.record(now, null, EngineSession.ENGINE);
        }
    }

    /**
     * Gives a report up that was not delivered, unless its sender has done so.
     *
     * @param owed never {@literal null}
     */
    public void giveUp(OwedReport owed) {
        if (record.lock(owed.number()).status().isAsked()) {
            act(owed, Kind.MISSING, EngineSession.ENGINE, "Not delivered in all that time", Status.MISSING);
            punctuality.record(record.lock(owed.number()), null, EngineSession.ENGINE);
        }
    }

    /**
     * Tells whether a report is delivered.
     *
     * @param owed never {@literal null}
     */
    public boolean isDelivered(OwedReport owed) {
        return record.find(owed.number()).orElseThrow().status() == Status.DELIVERED;
    }

    /**
     * Tells since when a report is asked for: since it was opened, or refused last.
     *
     * @param owed never {@literal null}
     */
    public Instant askedSince(OwedReport owed) {
        return record.acts(owed.number()).stream()
                .filter(it -> it.kind() == Kind.OPENED || it.kind() == Kind.REFUSED || it.kind() == Kind.SILENT)
                .map(ReportAct::recordedAt)
                .reduce((earlier, later) -> later)
                .orElse(owed.openedAt());
    }

    /**
     * Tells why a report was refused last.
     *
     * @param owed never {@literal null}
     * @return empty if it was not
     */
    public String refusal(OwedReport owed) {
        return owed.status() != Status.REFUSED
                ? ""
                : record.acts(owed.number()).stream()
                        .filter(it -> it.kind() == Kind.REFUSED || it.kind() == Kind.SILENT)
                        .map(ReportAct::words)
                        .reduce((earlier, later) -> later)
                        .orElse("");
    }

    /**
     * Gets what was delivered last.
     *
     * @param owed a report that was delivered, never {@literal null}
     */
    public ReportAct lastDelivery(OwedReport owed) {
        return record.acts(owed.number()).stream()
                .filter(it -> it.kind() == Kind.DELIVERED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * Ends what is not owed any more since the agreement was ended before it was due.
     *
     * @param owed never {@literal null}
     */
    void end(OwedReport owed) {
        record.lock(owed.number());
        act(
                owed,
                Kind.NOT_OWED,
                EngineSession.ENGINE,
                "The agreement was ended before the report was due",
                Status.NOT_OWED);
        runs.end(owed);
    }

    /**
     * Gets a report.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public OwedReport get(long number) {
        return record.find(number).orElseThrow(() -> Problem.unknown("There is no report " + number + "."));
    }

    /** Tells the time when a report's sender was late by, which is nothing yet while it is asked for in time. */
    public boolean isLate(OwedReport owed) {
        Instant at = owed.deliveredAt();
        return switch (owed.status()) {
            case NOT_OWED -> false;
            case MISSING -> true;
            case OPEN, REFUSED -> owed.isLate(clock.instant());
            case DELIVERED, CONFIRMED -> owed.isLate(Objects.requireNonNull(at));
        };
    }
}
