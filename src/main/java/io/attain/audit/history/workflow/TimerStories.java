package io.attain.audit.history.workflow;

import io.attain.audit.history.InstanceStory.SetTimer;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What became of the timers of an instance, from the engine's log of jobs. */
final class TimerStories {

    private final HistoryService history;
    private final MessageSource messages;

    TimerStories(ProcessEngine engine, MessageSource messages) {
        this.history = engine.getHistoryService();
        this.messages = messages;
    }

    List<SetTimer> of(HistoricProcessInstance instance, BpmnModelInstance model) {
        Map<String, SetTimer> timers = new LinkedHashMap<>();
        history
                .createHistoricJobLogQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(it -> it.getJobDefinitionType() != null
                        && it.getJobDefinitionType().startsWith("timer"))
                .forEach(it -> timers.merge(it.getJobId(), first(it, model), (before, same) -> next(before, it)));
        return List.copyOf(timers.values());
    }

    private SetTimer first(HistoricJobLog log, BpmnModelInstance model) {
        Instant at = log.getTimestamp().toInstant();
        return new SetTimer(
                log.getActivityId(),
                EngineArchive.named(model, log.getActivityId()),
                Objects.requireNonNullElse(
                        messages.getMessage("timer." + log.getActivityId(), null, null, Locale.ENGLISH), ""),
                Objects.requireNonNullElse(log.getJobDefinitionConfiguration(), ""),
                model.getModelElementById(log.getActivityId()) instanceof BoundaryEvent event
                        ? EngineArchive.named(model, event.getAttachedTo().getId())
                        : null,
                at,
                due(log.getJobDueDate()),
                log.isSuccessLog() ? at : null,
                log.isFailureLog() ? 1 : 0,
                log.isDeletionLog() ? at : null);
    }

    private static SetTimer next(SetTimer before, HistoricJobLog log) {
        Instant at = log.getTimestamp().toInstant();
        return new SetTimer(
                before.element(),
                before.name(),
                before.meaning(),
                before.rule(),
                before.on(),
                before.created(),
                before.due() == null ? due(log.getJobDueDate()) : before.due(),
                log.isSuccessLog() ? at : before.fired(),
                before.failures() + (log.isFailureLog() ? 1 : 0),
                log.isDeletionLog() ? at : before.dropped());
    }

    private static @Nullable Instant due(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
