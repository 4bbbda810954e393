package io.attain.warning.workflow;

import io.attain.terms.Agreement;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningRecord;
import io.attain.warning.WarningViews;
import io.attain.warning.WarningViews.WarningLine;
import io.attain.warning.Warnings;
import io.attain.workflow.FormAnswer;
import io.attain.workflow.FormWords;
import io.attain.workflow.TaskView;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings a warning to those who owe the objective. */
@Component
class WarningTask implements TaskListener {

    private final WarningRecord record;
    private final Warnings warnings;
    private final WarningViews views;
    private final MessageSource messages;

    WarningTask(WarningRecord record, Warnings warnings, WarningViews views, MessageSource messages) {
        this.record = record;
        this.warnings = warnings;
        this.views = views;
        this.messages = messages;
    }

    /**
     * What the form shows.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param objective the objective
     * @param period the period
     * @param threshold what was crossed
     * @param raised when
     * @param lines how the period looked then
     * @param page where it is shown how it looks now, relative to the host
     */
    record View(
            String reference,
            String title,
            String objective,
            String period,
            String threshold,
            String raised,
            List<ViewLine> lines,
            String page) {}

    /** One figure in words. */
    record ViewLine(String what, String value) {}

    @Override
    public void notify(DelegateTask task) {
        RaisedWarning warning = record.ofInstance(task.getProcessInstanceId());
        Agreement terms = warnings.version(warning).terms();
        WarningLine line = views.line(warning, List.of(), null, terms, Locale.ENGLISH);
        task.addCandidateUsers(warnings.people(warning));
        task.setDueDate(Date.from(warning.outlook().end()));
        task.setName(task.getName() + ": " + warning.reference() + ", "
                + line.line().objective() + ", " + line.line().period() + " ("
                + warning.threshold().text() + ")");
        task.setDescription(warning.reference() + ", " + line.line().period() + ": " + line.threshold());
        FormAnswer.shield(task, EarlyWarning.REASON);
        TaskView.show(
                task,
                locale -> view(
                        warning, views.line(warning, List.of(), null, terms, locale), new FormWords(messages, locale)));
    }

    private static View view(RaisedWarning warning, WarningLine line, FormWords words) {
        WarningViews.Line outlook = line.line();
        return new View(
                warning.reference(),
                line.title(),
                outlook.objective(),
                outlook.period(),
                line.threshold(),
                line.raised(),
                List.of(
                        new ViewLine(words.say("objective.promise"), outlook.promise()),
                        new ViewLine(words.say("warning.figure"), outlook.figure()),
                        new ViewLine(words.say("warning.budget"), outlook.usedShown()),
                        new ViewLine(words.say("warning.burn"), outlook.burn()),
                        new ViewLine(
                                words.say("warning.forecast"),
                                outlook.forecast() + ", " + words.say("outcome." + outlook.outcome())),
                        new ViewLine(words.say("warning.credit"), outlook.credit()),
                        new ViewLine(words.say("warning.breach"), outlook.breach())),
                "/agreements/" + warning.reference());
    }
}
