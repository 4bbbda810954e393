package io.attain.report.workflow;

import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.ReportAct;
import io.attain.report.ReportTerms;
import io.attain.report.Reports;
import io.attain.terms.Agreement;
import io.attain.workflow.FormWords;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms of an owed report show. */
@Component
class ReportTaskViews {

    private final ReportTerms reportTerms;
    private final Reports reports;
    private final MessageSource messages;

    ReportTaskViews(ReportTerms reportTerms, Reports reports, MessageSource messages) {
        this.messages = messages;
        this.reportTerms = reportTerms;
        this.reports = reports;
    }

    /**
     * What its sender sees.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param report the report's id
     * @param due when it is due, with the zone
     * @param receiver whom it goes to
     * @param refused why it was refused, empty if it was not
     * @param page where a file is delivered
     */
    record ToDeliver(
            String reference, String title, String report, String due, String receiver, String refused, String page) {}

    /**
     * What its receiver sees.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param report the report's id
     * @param due when it was due, with the zone
     * @param late whether it came in time, in words
     * @param sender who sent it
     * @param name the title of what was sent
     * @param topic its topic
     * @param summary its summary
     * @param page where it is read
     */
    record ToConfirm(
            String reference,
            String title,
            String report,
            String due,
            String late,
            String sender,
            String name,
            String topic,
            String summary,
            String page) {}

    Function<Locale, ToDeliver> toDeliver(OwedReport owed) {
        Agreement terms = reportTerms.terms(owed);
        String refusal = reports.refusal(owed);
        return locale -> new ToDeliver(
                owed.reference(),
                terms.title(),
                owed.report(),
                due(owed, terms),
                ReportTerms.nameOf(terms, owed.receiver()),
                refusal.isEmpty() ? "" : new FormWords(messages, locale).say("form.report.refused", refusal),
                page(owed));
    }

    Function<Locale, ToConfirm> toConfirm(OwedReport owed) {
        Agreement terms = reportTerms.terms(owed);
        ReportAct act = reports.lastDelivery(owed);
        Delivery delivery = Objects.requireNonNull(act.delivery());
        String late = owed.isLate(act.recordedAt()) ? "form.report.late" : "form.report.inTime";
        return locale -> new ToConfirm(
                owed.reference(),
                terms.title(),
                owed.report(),
                due(owed, terms),
                new FormWords(messages, locale).say(late),
                ReportTerms.nameOf(terms, owed.sender()) + " (" + act.account() + ")",
                delivery.title(),
                delivery.topic(),
                delivery.summary(),
                page(owed));
    }

    private static String due(OwedReport owed, Agreement terms) {
        return owed.due().replace('T', ' ') + " (" + terms.zone() + ")";
    }

    private static String page(OwedReport owed) {
        return "/reports/" + owed.number();
    }
}
