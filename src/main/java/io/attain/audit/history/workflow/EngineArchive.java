package io.attain.audit.history.workflow;

import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceStory;
import io.attain.audit.history.ProcessArchive;
import io.attain.workflow.EngineSession;
import io.attain.workflow.WalkedPaths;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads it from the engine's history and its deployments. */
@Component
class EngineArchive implements ProcessArchive {

    /** How deep calls are unfolded, and how many of one instance: models call a few, one below the other. */
    private static final int DEEPEST = 3;

    private static final int MOST_CALLED = 50;

    private final EngineSession session;
    private final WalkedPaths paths;
    private final HistoryService history;
    private final RepositoryService repository;
    private final TaskStories tasks;
    private final DecisionStories decisions;
    private final TimerStories timers;

    EngineArchive(ProcessEngine engine, EngineSession session, WalkedPaths paths, MessageSource messages) {
        this.session = session;
        this.paths = paths;
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
        this.tasks = new TaskStories(engine);
        this.decisions = new DecisionStories(engine);
        this.timers = new TimerStories(engine, messages);
    }

    @Override
    public List<KnownProcess> processes() {
        return session.as(
                EngineSession.ENGINE, () -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .map(this::known)
                        .sorted(Comparator.comparing(KnownProcess::name))
                        .toList());
    }

    private KnownProcess known(ProcessDefinition definition) {
        // An end of a part of the process is no outcome of it.
        List<End> ends =
                repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(EndEvent.class).stream()
                        .filter(it -> !(it.getParentElement() instanceof SubProcess))
                        .map(it -> new End(it.getId(), named(it)))
                        .toList();
        return new KnownProcess(definition.getKey(), nameOf(definition), ends);
    }

    private static String nameOf(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private static String named(FlowElement element) {
        String name = element.getName();
        return name == null || name.isBlank() ? element.getId() : name;
    }

    @Override
    public @Nullable String name(String definition, @Nullable String element) {
        if (element == null) {
            return null;
        }
        return session.as(EngineSession.ENGINE, () -> {
            try {
                return repository.getBpmnModelInstance(definition).getModelElementById(element)
                                instanceof FlowElement found
                        ? named(found)
                        : element;
            } catch (NotFoundException deleted) {
                return element;
            }
        });
    }

    @Override
    public Optional<String> diagram(String actor, String instance) {
        return Optional.ofNullable(paths.diagram(actor, instance));
    }

    @Override
    public Optional<InstanceStory> story(String actor, String instance) {
        return Optional.ofNullable(session.as(actor, () -> {
            HistoricProcessInstance found = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult();
            return found == null ? null : story(actor, found, DEEPEST);
        }));
    }

    private InstanceStory story(String actor, HistoricProcessInstance instance, int deep) {
        BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        FoundInstance found = found(instance);
        WalkedPaths.Path path = Objects.requireNonNull(paths.of(actor, instance.getId()));
        List<InstanceStory> called = deep == 0
                ? List.of()
                : history
                        .createHistoricProcessInstanceQuery()
                        .superProcessInstanceId(instance.getId())
                        .orderByProcessInstanceStartTime()
                        .asc()
                        .listPage(0, MOST_CALLED)
                        .stream()
                        .map(it -> story(actor, it, deep - 1))
                        .toList();
        return new InstanceStory(
                found,
                instance.getProcessDefinitionVersion(),
                name(instance.getProcessDefinitionId(), found.end()),
                path,
                tasks.of(instance, model),
                decisions.of(instance, model),
                timers.of(instance, model),
                called);
    }

    private static FoundInstance found(HistoricProcessInstance it) {
        return new FoundInstance(
                it.getId(),
                it.getProcessDefinitionKey(),
                it.getProcessDefinitionId(),
                it.getBusinessKey(),
                it.getStartTime().toInstant(),
                instant(it.getEndTime()),
                it.getStartUserId(),
                ((HistoricProcessInstanceEntity) it).getEndActivityId(),
                it.getSuperProcessInstanceId());
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** Returns what an element of a model is called, its id if it has no name. */
    static String named(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowElement found ? named(found) : element;
    }
}
