package io.attain.demonstration.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.demonstration.Lanes;
import io.attain.demonstration.LivedAgreement;
import io.attain.demonstration.LivedYears;
import io.attain.negotiation.Drafts;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.OpenTasks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How the people of the demonstration complete their tasks in that time: a day or two after they got them, mostly agreeing, and
 * otherwise as the stories want it. What they got in the last days they leave open.
 */
@Component
@Profile("demo")
class DemonstrationPeople {

    private static final int DAYS_LEFT_OPEN = 9;
    private static final int DAYS_OF_PLAN = 20;
    private static final String LEADS_A_MONTH = "95";
    /** How long before the end of a term it is renewed. */
    private static final int MONTHS_OF_RENEWAL = 5;
    /** Drafts go on, so that they are with the other side now, and so do reports, up to the next one. */
    private static final Map<String, Integer> DAYS_LEFT_OPEN_OF =
            Map.of("Task_StateNeeds", 2, "Task_Draft", 2, "Task_DeliverReport", 5);

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final Drafts drafts;
    private final AgreementRegister register;
    private final OpenTasks openTasks;

    DemonstrationPeople(
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            Drafts drafts,
            AgreementRegister register,
            OpenTasks openTasks) {
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.drafts = drafts;
        this.register = register;
        this.openTasks = openTasks;
    }

    /** Completes what has been asked since yesterday or before. */
    void act(LivedYears years, LocalDate day, Lanes lanes) {
        Date yesterday = Date.from(ClockUtil.getCurrentTime().toInstant().minus(Duration.ofHours(20)));
        Map<String, List<Task>> asked =
                tasks.createTaskQuery().taskCreatedBefore(yesterday).orderByTaskCreateTime().asc().list().stream()
                        .filter(task -> !isLeftOpen(years, day, task))
                        .collect(Collectors.groupingBy(
                                DemonstrationPeople::belongsTo, LinkedHashMap::new, Collectors.toList()));
        lanes.forEach(asked.values(), together -> answer(years, day, together));
    }

    /** What one answers may take away what another was asked. */
    private void answer(LivedYears years, LocalDate day, List<Task> together) {
        boolean isAnyAnswered = false;
        for (Task task : together) {
            if (!isAnyAnswered || isOpen(task)) {
                Optional<Map<String, Object>> form = answer(years, day, task);
                form.ifPresent(it -> complete(task, it));
                isAnyAnswered |= form.isPresent();
            }
        }
    }

    private boolean isOpen(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).count() > 0;
    }

    private static boolean isLeftOpen(LivedYears years, LocalDate day, Task task) {
        int open = DAYS_LEFT_OPEN_OF.getOrDefault(task.getTaskDefinitionKey(), DAYS_LEFT_OPEN);
        return day.isAfter(years.today().minusDays(open));
    }

    private Optional<Map<String, Object>> answer(LivedYears years, LocalDate day, Task task) {
        return Optional.ofNullable(
                switch (task.getTaskDefinitionKey()) {
                    case "Task_AnswerStatement" -> answerStatement(years, task);
                    case "Task_Acknowledge", "Task_AcknowledgeLast" -> acknowledge(years, task);
                    case "Task_ExplainBreach" ->
                        Map.of(
                                "decision", "PROPOSED",
                                "explanation", "We looked into it with those who were on duty.",
                                "plan",
                                        "A second pair of hands for the busy weeks, and a look at the figures each Friday.",
                                "planDate", planDate(task, day));
                    case "Task_AnswerPlan" -> Map.of("decision", "AGREED", "reason", "Thank you. Let us see.");
                    case "Task_Respond" -> respond(years, task);
                    case "Task_Negotiate" -> negotiate(years, day, task);
                    case "Task_Mediate" ->
                        isAbout(task, "DEALS")
                                ? Map.of("amount", "1500", "reason", "Each side bears half of it.")
                                : null;
                    case "Task_AnswerSuggestion" -> Map.of("decision", "REJECTED", "reason", "It is not ours to bear.");
                    case "Task_AssessExclusion" ->
                        Map.of(
                                "decision",
                                "PART",
                                "from",
                                years.flood().toString(),
                                "until",
                                years.flood().plusHours(4).toString(),
                                "reason",
                                "The street was closed until two; after that somebody could have come.");
                    case "Task_Answer" -> answerReview(years, day, task);
                    case "Task_Decide" -> decideReview(years, day, task);
                    case "Task_StateNeeds" -> Map.of("decision", "NOTHING_TO_SAY");
                    case "Task_Draft" -> draft(task);
                    case "Task_LegalCheck" ->
                        isAbout(task, "COURIER") || isAbout(task, "ARCHIVE")
                                ? null
                                : Map.of("decision", "APPROVED", "reason", "Nothing stands against it.");
                    case "Task_AnswerOffer" -> Map.of("decision", "ACCEPTED");
                    case "Task_Sign" -> isAbout(task, "CLEANING") ? null : Map.of("decision", "SIGNED");
                    case "Task_DeliverReport" ->
                        Map.of(
                                "decision", "DELIVER",
                                "title", isAbout(task, "DEALS") ? "客戶摩擦報告 " + YearMonth.from(day) : "Status of " + day,
                                "topic", isAbout(task, "DEALS") ? "交接" : "status",
                                "summary",
                                        isAbout(task, "DEALS")
                                                ? "客戶反映：帳單地址與合約不符，交接後仍需補件。"
                                                : "All as agreed; nothing out of the ordinary.",
                                "link", "https://example.org/reports/" + day);
                    case "Task_ConfirmReport" -> Map.of("decision", "CONFIRM");
                    default -> null;
                });
    }

    /** Providers think that they owe less for the third and the last month of the shop, and the last of the deals. */
    private Map<String, Object> answerStatement(LivedYears years, Task task) {
        boolean isToDispute = years.isAbout(task.getName(), "SHOP", 3)
                || (isAbout(task, "SHOP") && years.isAboutLastMonth(task.getName()))
                || (isAbout(task, "DEALS") && years.isAboutLastMonth(task.getName()));
        return isToDispute && person(task).startsWith("provider")
                ? Map.of(
                        "decision", "DISPUTED",
                        "grounds", "CALCULATION",
                        "claimed", "0",
                        "reason",
                                isAbout(task, "DEALS")
                                        ? "Two weeks of that month went into the new system, as both sides knew."
                                        : "The maintenance was announced by telephone, so nothing is owed.")
                : Map.of("decision", "ACCEPTED");
    }

    /** The flood goes up to the executives, and nobody has taken on what was missed last. */
    private static @Nullable Map<String, Object> acknowledge(LivedYears years, Task task) {
        boolean isLast = task.getTaskDefinitionKey().equals("Task_AcknowledgeLast");
        if (years.isAboutLastMonth(task.getName()) || (!isLast && years.isAbout(task.getName(), "SHOP", 6))) {
            return null;
        }
        return Map.of("decision", "ACKNOWLEDGED", "reason", isLast ? "I see to it myself." : "");
    }

    private static Map<String, Object> respond(LivedYears years, Task task) {
        return years.isAboutLastMonth(task.getName())
                ? Map.of("decision", "REJECTED", "reason", "Nobody here knows of that.")
                : Map.of(
                        "decision", "PROPOSED",
                        "amount", "500.00",
                        "reason", "Half of it was announced; we meet you there.");
    }

    /** The shop takes its time, so that its dispute is with the mediator now. */
    private static @Nullable Map<String, Object> negotiate(LivedYears years, LocalDate day, Task task) {
        if (!years.isAboutLastMonth(task.getName())) {
            return Map.of("decision", "ACCEPTED", "reason", "Agreed.");
        }
        return isAbout(task, "SHOP") && day.isBefore(years.today().minusDays(DAYS_LEFT_OPEN + 3))
                ? null
                : Map.of("decision", "REJECTED", "reason", "Then somebody else should say.");
    }

    private static Map<String, Object> answerReview(LivedYears years, LocalDate day, Task task) {
        return isAbout(task, "LEADS") && isAfterCampaign(years, day)
                ? Map.of(
                        "decision", "CHANGE",
                        "what", "95 leads a month instead of 100",
                        "reason", "The year has shown what a month can bring; 95 that qualify are worth more.")
                : Map.of("decision", "KEEP", "reason", "It works as it is.");
    }

    /** In three weeks, or when the term ends before. */
    private String planDate(Task task, LocalDate day) {
        LocalDate end = holds(task).terms().term().until();
        LocalDate planned = day.plusDays(DAYS_OF_PLAN);
        return (planned.isAfter(end) && !end.isBefore(day) ? end : planned).toString();
    }

    private AgreementVersion holds(Task task) {
        return LivedAgreement.ALL.stream()
                .map(LivedAgreement::reference)
                .filter(it -> isAbout(task, it))
                .map(register::get)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAfterCampaign(LivedYears years, LocalDate day) {
        return day.isAfter(years.first().plusMonths(8))
                && day.isBefore(years.first().plusMonths(10));
    }

    /** After the campaign that failed, the leads are agreed on anew. What would end by itself is renewed. */
    private Map<String, Object> decideReview(LivedYears years, LocalDate day, Task task) {
        String decision = "KEEP";
        if (isAbout(task, "LEADS") && isAfterCampaign(years, day)) {
            decision = "AMEND";
        } else if (isAbout(task, "LEADS") || isAbout(task, "PAPER")) {
            AgreementVersion holds = holds(task);
            boolean isChanging = register.latest(holds.reference()).version() != holds.version();
            LocalDate end = holds.terms().term().until();
            decision = !isChanging && day.isAfter(end.minusMonths(MONTHS_OF_RENEWAL)) ? "RENEW" : decision;
        }
        return Map.of("decision", decision, "day", "", "reason", "As the reviewers say.");
    }

    private Map<String, Object> draft(Task task) {
        if (isAbout(task, "LEADS")) {
            String person = person(task);
            Role side = person.startsWith("customer") ? Role.CUSTOMER : Role.PROVIDER;
            Drafts.Draft draft = drafts.of("LEADS", side);
            drafts.save(
                    "LEADS",
                    draft.base().revision(),
                    side,
                    draft.document()
                            .replaceFirst("atLeast: ['\"]100['\"]", "atLeast: '" + LEADS_A_MONTH + "'")
                            .replaceFirst(
                                    "owes\\s+sales\\s+100\\s+qualified\\s+leads",
                                    "owes sales " + LEADS_A_MONTH + " of these 100 qualified leads"),
                    person);
        }
        return Map.of("decision", "OFFERED", "reason", "The findings are known, and both sides can live with them.");
    }

    private static boolean isAbout(Task task, String reference) {
        return task.getName().contains(": " + reference);
    }

    /** Returns the key of the tasks of which one may take away another: those of its agreement, but a report stands alone. */
    private static String belongsTo(Task task) {
        return task.getProcessDefinitionId().startsWith("ReportDuty:")
                ? task.getProcessInstanceId()
                : task.getName().replaceFirst("^[^:]*: ([^, ]+).*$", "$1");
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
        return openTasks.people(task).get(0);
    }
}
