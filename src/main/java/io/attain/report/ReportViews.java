package io.attain.report;

import io.attain.report.OwedReport.Status;
import io.attain.report.ReportRecord.Found;
import io.attain.report.ReportRecord.Visible;
import io.attain.terms.Agreement;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and REST show of reports, in the agreement's zone. */
@Component
public class ReportViews {

    private static final int MOST_ON_A_PAGE = 30;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final ReportRecord record;
    private final Reports reports;
    private final ReportTerms reportTerms;
    private final ReportAccess access;

    ReportViews(ReportRecord record, Reports reports, ReportTerms reportTerms, ReportAccess access) {
        this.record = record;
        this.reports = reports;
        this.reportTerms = reportTerms;
        this.access = access;
    }

    /**
     * A report as it is listed.
     *
     * @param number under which it is kept
     * @param reference the agreement's reference
     * @param report the report's id in the terms
     * @param due when it is due, a date or a date with its time, in the agreement's zone
     * @param sender who owes it
     * @param receiver who receives it
     * @param status what has become of it
     * @param late whether it came, or comes, late
     * @param deliveredAt when it was delivered, in the agreement's zone, empty if it was not
     */
    public record Line(
            long number,
            String reference,
            String report,
            String due,
            String sender,
            String receiver,
            Status status,
            boolean late,
            String deliveredAt) {}

    /**
     * Something that happened, as a page shows it.
     *
     * @param when in the agreement's zone
     * @param act what
     */
    public record ActLine(String when, ReportAct act) {}

    /**
     * Puts a report in a line.
     *
     * @param owed never {@literal null}
     */
    public Line line(OwedReport owed) {
        Agreement terms = reportTerms.terms(owed);
        return new Line(
                owed.number(),
                owed.reference(),
                owed.report(),
                owed.due().replace('T', ' '),
                ReportTerms.nameOf(terms, owed.sender()),
                ReportTerms.nameOf(terms, owed.receiver()),
                owed.status(),
                reports.isLate(owed),
                owed.deliveredAt() == null ? "" : TIME.format(owed.deliveredAt().atZone(terms.zone())));
    }

    /**
     * Lists what happened to a report.
     *
     * @param owed never {@literal null}
     */
    public List<ActLine> acts(OwedReport owed) {
        Agreement terms = reportTerms.terms(owed);
        return record.acts(owed.number()).stream()
                .map(it -> new ActLine(TIME.format(it.recordedAt().atZone(terms.zone())), it))
                .toList();
    }

    /**
     * Lists the reports of an agreement that the account may read.
     *
     * @param reference never {@literal null}
     * @return the latest due first
     */
    public List<Line> of(String reference) {
        return record.of(reference).stream()
                .filter(access::reads)
                .map(this::line)
                .toList();
    }

    /**
     * Lists the latest of them, as many as a page about something else has room for.
     *
     * @param reference never {@literal null}
     */
    public List<Line> latest(String reference) {
        return of(reference).stream().limit(MOST_ON_A_PAGE).toList();
    }

    /**
     * Lists reports that are asked for and not delivered, as many as a page has room for.
     *
     * @param readable what the account finds, {@literal null} for everything
     * @param reference the only agreement, {@literal null} for any
     * @return the earliest due first
     */
    public List<Line> asked(@Nullable List<Visible> readable, @Nullable String reference) {
        return record.asked(readable, reference, MOST_ON_A_PAGE).stream()
                .map(this::line)
                .toList();
    }

    /**
     * A report that was found.
     *
     * @param line the report
     * @param place to go on from
     * @param delivery what was delivered
     * @param account who delivered it
     */
    public record FoundLine(Line line, long place, Delivery delivery, String account) {}

    /**
     * Searches delivered reports.
     *
     * @param wanted never {@literal null}
     * @return the latest first
     */
    public List<FoundLine> search(ReportRecord.Wanted wanted) {
        return record.search(wanted).stream().map(this::found).toList();
    }

    private FoundLine found(Found it) {
        return new FoundLine(line(it.owed()), it.place(), it.delivery(), it.account());
    }
}
