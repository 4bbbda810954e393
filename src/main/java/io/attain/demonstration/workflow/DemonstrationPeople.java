package io.attain.demonstration.workflow;

import io.attain.dispute.ExclusionClaims;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of the demonstration do in that year: they complete their tasks, as the stories of the year want it. */
@Component
@Profile("demo")
class DemonstrationPeople {

    /** What stands open when the demonstration starts is not older. */
    private static final int DAYS_LEFT_OPEN = 9;

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final ExclusionClaims claims;

    DemonstrationPeople(TaskService tasks, FormService forms, IdentityService identity, ExclusionClaims claims) {
        this.claims = claims;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
    }

    /**
     * Does what is to be done on a day.
     *
     * @param day never {@literal null}
     * @param first the year's first day, never {@literal null}
     * @param today the day that it leads up to, never {@literal null}
     */
    void act(LocalDate day, LocalDate first, LocalDate today) {
        claimTheNight(day, first);
        if (day.isAfter(today.minusDays(DAYS_LEFT_OPEN))) {
            return;
        }
        Date yesterday = Date.from(ClockUtil.getCurrentTime().toInstant().minus(Duration.ofHours(20)));
        List<String> open =
                tasks.createTaskQuery().taskCreatedBefore(yesterday).orderByTaskCreateTime().asc().list().stream()
                        .map(Task::getId)
                        .toList();
        // What one answers may take away what another was asked.
        open.forEach(
                id -> Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
                        .ifPresent(task -> answer(task, day, first).ifPresent(form -> complete(task, form))));
    }

    private Optional<Map<String, Object>> answer(Task task, LocalDate day, LocalDate first) {
        return switch (task.getTaskDefinitionKey()) {
            case "Task_AnswerStatement" -> Optional.of(answerStatement(task, first));
            case "Task_Acknowledge" ->
                // The night of the sixth month goes up to the executives before anybody takes it on.
                isAbout(task, "SHOP", first, 6) ? Optional.empty() : Optional.of(Map.of("decision", "ACKNOWLEDGED"));
            case "Task_AcknowledgeLast" ->
                Optional.of(Map.of("decision", "ACKNOWLEDGED", "reason", "I see to it myself."));
            case "Task_ExplainBreach" ->
                Optional.of(Map.of(
                        "decision",
                        "PROPOSED",
                        "explanation",
                        "We looked into it with those who were on duty.",
                        "plan",
                        "A second pair of hands for the busy weeks, and a look at the figures each Friday.",
                        "planDate",
                        day.plusDays(20).toString()));
            case "Task_AnswerPlan" -> Optional.of(Map.of("decision", "AGREED", "reason", "Thank you. Let us see."));
            case "Task_Respond" ->
                Optional.of(Map.of(
                        "decision",
                        "PROPOSED",
                        "amount",
                        "500.00",
                        "reason",
                        "Half of it was announced; we meet you there."));
            case "Task_Negotiate" -> Optional.of(Map.of("decision", "ACCEPTED", "reason", "Agreed."));
            case "Task_AssessExclusion" ->
                Optional.of(Map.of(
                        "decision",
                        "PART",
                        "from",
                        night(first).atTime(10, 5).toString(),
                        "until",
                        night(first).atTime(14, 5).toString(),
                        "reason",
                        "The street was closed until two; after that somebody could have come."));
            default -> Optional.empty();
        };
    }

    /** The provider thinks that it owes less for the outage of the third month. */
    private static Map<String, Object> answerStatement(Task task, LocalDate first) {
        return isAbout(task, "SHOP", first, 3)
                ? Map.of(
                        "decision",
                        "DISPUTED",
                        "grounds",
                        "CALCULATION",
                        "claimed",
                        "0.00",
                        "reason",
                        "The maintenance was announced by telephone.")
                : Map.of("decision", "ACCEPTED");
    }

    private static LocalDate night(LocalDate first) {
        return first.plusMonths(5).withDayOfMonth(12);
    }

    /** A flood in the sixth month; half of the time is granted. */
    private void claimTheNight(LocalDate day, LocalDate first) {
        LocalDate night = night(first);
        if (day.isAfter(night) && !day.isAfter(night.plusDays(2))) {
            claims.make(
                    "SHOP",
                    new ExclusionClaims.Wanted(
                            "force-majeure",
                            night.atTime(10, 5),
                            night.atTime(18, 5),
                            List.of("availability"),
                            null,
                            "The street before the data centre was flooded and closed by the fire brigade."),
                    "provider-owner");
        }
    }

    private static boolean isAbout(Task task, String reference, LocalDate first, int month) {
        return task.getName().contains(reference + ",")
                && task.getName()
                        .endsWith(YearMonth.from(first).plusMonths(month - 1L).toString());
    }

    private void complete(Task task, Map<String, Object> form) {
        identity.setAuthentication(person(task), List.of());
        try {
            forms.submitTaskForm(task.getId(), form);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String person(Task task) {
        return task.getAssignee() != null
                ? task.getAssignee()
                : tasks.getIdentityLinksForTask(task.getId()).stream()
                        .map(IdentityLink::getUserId)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }
}
