package io.attain.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the engine's history which way the processes of an agreement went. */
@Component
public class WalkedPaths {

    /** How many instances stand on a page. */
    public static final int PAGE = 20;

    /** Parts the id of an element from what the engine adds for the one around several. */
    private static final String AROUND = BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX;

    private static final String CONFIDENTIAL = "confidential";

    private final EngineSession session;
    private final HistoryService history;
    private final RepositoryService repository;

    WalkedPaths(ProcessEngine engine, EngineSession session) {
        this.session = session;
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
    }

    /**
     * One step that an instance took.
     *
     * @param element the element's id in the model
     * @param name what it is called there, the id if it has no name
     * @param kind the element's kind, such as {@code userTask}
     * @param assignee who did it, {@literal null} if nobody in person
     * @param started when it began
     * @param ended when it ended, {@literal null} if it has not
     * @param canceled whether something else overtook it
     */
    public record Step(
            String element,
            String name,
            String kind,
            @Nullable String assignee,
            Instant started,
            @Nullable Instant ended,
            boolean canceled) {}

    /**
     * The way of one instance.
     *
     * @param instance the instance's id
     * @param process the process's key
     * @param name the process's name
     * @param started when it began
     * @param ended when it ended, {@literal null} if it has not
     * @param steps in the order in which they began
     * @param flows the ids of the sequence flows that were taken
     */
    public record Path(
            String instance,
            String process,
            String name,
            Instant started,
            @Nullable Instant ended,
            List<Step> steps,
            List<String> flows) {

        /**
         * Adds up how often elements were entered, and how long that took.
         *
         * @return in the order in which the elements were entered first
         */
        public List<Passage> passages() {
            Map<String, Passage> passages = new LinkedHashMap<>();
            for (Step step : steps) {
                Duration took = step.ended() == null ? Duration.ZERO : Duration.between(step.started(), step.ended());
                Passage once = new Passage(step.element(), step.name(), 1, step.ended() == null ? 1 : 0, took);
                passages.merge(step.element(), once, Passage::and);
            }
            return List.copyOf(passages.values());
        }
    }

    /**
     * How often an instance came by an element, and how long that took.
     *
     * @param element the element's id in the model
     * @param name what it is called there
     * @param count how often it was entered
     * @param open how many of these go on
     * @param took how long those that have ended took together
     */
    public record Passage(String element, String name, int count, int open, Duration took) {

        private Passage and(Passage more) {
            return new Passage(element, name, count + more.count, open + more.open, took.plus(more.took));
        }
    }

    /**
     * The ways of the instances of an agreement, of which there may be thousands, a page at a time. What one side does by
     * itself before it makes an offer is confidential: how often its counsel objected would tell the other side what it
     * thinks of its terms. The models say which elements these are, with a property of that name.
     *
     * @param actor the account that asks, never {@literal null}
     * @param reference the agreement's reference, which is their business key, never {@literal null}
     * @param page which page, counted from 0, the last that began first
     * @param all whether confidential steps are among them
     * @return the last that began first, at most {@link #PAGE} and one more if there is another page
     */
    public List<Path> of(String actor, String reference, int page, boolean all) {
        return session.as(actor, () -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(page * PAGE, PAGE + 1)
                .stream()
                .map(it -> all ? path(it) : open(path(it), it.getProcessDefinitionId()))
                .toList());
    }

    /**
     * The whole way of one instance, of whatever agreement.
     *
     * @param actor the account that asks, which has been checked to be one that sees everything, never {@literal null}
     * @param instance the instance's id, never {@literal null}
     * @return {@literal null} if there is no such instance
     */
    public @Nullable Path of(String actor, String instance) {
        return session.as(actor, () -> {
            HistoricProcessInstance found = found(instance);
            return found == null ? null : path(found);
        });
    }

    /**
     * The diagram of the model by which an instance ran, of whatever agreement.
     *
     * @param actor the account that asks, which has been checked to be one that sees everything, never {@literal null}
     * @param instance the instance's id, never {@literal null}
     * @return BPMN 2.0 XML, or {@literal null} if there is no such instance
     */
    public @Nullable String diagram(String actor, String instance) {
        return session.as(actor, () -> {
            HistoricProcessInstance found = found(instance);
            return found == null ? null : model(found.getProcessDefinitionId());
        });
    }

    private @Nullable HistoricProcessInstance found(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private Path open(Path path, String definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition);
        return new Path(
                path.instance(),
                path.process(),
                path.name(),
                path.started(),
                path.ended(),
                path.steps().stream()
                        .filter(it -> !isConfidential(model, it.element()))
                        .toList(),
                path.flows().stream()
                        .filter(it -> {
                            SequenceFlow flow = model.getModelElementById(it);
                            return !isConfidential(model, flow.getSource().getId())
                                    && !isConfidential(model, flow.getTarget().getId());
                        })
                        .toList());
    }

    private static boolean isConfidential(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowNode node
                && node.getExtensionElements() != null
                && node.getExtensionElements().getElements().stream()
                        .filter(CamundaProperties.class::isInstance)
                        .flatMap(it -> ((CamundaProperties) it).getCamundaProperties().stream())
                        .anyMatch(it -> CONFIDENTIAL.equals(it.getCamundaName()));
    }

    /**
     * The diagram of the model by which an instance of an agreement ran.
     *
     * @param actor the account that asks, never {@literal null}
     * @param reference the agreement's reference, never {@literal null}
     * @param instance the instance's id, never {@literal null}
     * @return BPMN 2.0 XML, or {@literal null} if the agreement has no such instance
     */
    public @Nullable String diagram(String actor, String reference, String instance) {
        return session.as(actor, () -> {
            HistoricProcessInstance found = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(reference)
                    .processInstanceId(instance)
                    .singleResult();
            return found == null ? null : model(found.getProcessDefinitionId());
        });
    }

    /** The way of one instance. */
    Path path(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        return new Path(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionName() == null
                        ? instance.getProcessDefinitionKey()
                        : instance.getProcessDefinitionName(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                activities.stream().map(it -> step(model, it)).toList(),
                flows(model, activities));
    }

    /**
     * The engine keeps no history of sequence flows. An element was entered by the flow whose source occurred last before
     * it; a parallel gateway, which waits for all of them, by every flow whose source occurred before it.
     */
    private static List<String> flows(BpmnModelInstance model, List<HistoricActivityInstance> activities) {
        Set<String> flows = new LinkedHashSet<>();
        for (int place = 0; place < activities.size(); place++) {
            if (!(model.getModelElementById(activities.get(place).getActivityId()) instanceof FlowNode target)) {
                continue;
            }
            List<HistoricActivityInstance> before = activities.subList(0, place);
            List<SequenceFlow> incoming = target.getIncoming().stream()
                    .filter(flow -> last(before, flow) >= 0)
                    .toList();
            if (target instanceof ParallelGateway) {
                incoming.forEach(flow -> flows.add(flow.getId()));
            } else {
                incoming.stream()
                        .max(Comparator.comparingInt(flow -> last(before, flow)))
                        .ifPresent(flow -> flows.add(flow.getId()));
            }
        }
        return List.copyOf(flows);
    }

    /** Where the source of a flow occurred last and was left in the way of the model, -1 if it was not. */
    private static int last(List<HistoricActivityInstance> before, SequenceFlow flow) {
        for (int place = before.size() - 1; place >= 0; place--) {
            HistoricActivityInstance source = before.get(place);
            if (source.getActivityId().equals(flow.getSource().getId())
                    && source.getEndTime() != null
                    && !overtaken(source)) {
                return place;
            }
        }
        return -1;
    }

    private static Step step(BpmnModelInstance model, HistoricActivityInstance activity) {
        return new Step(
                activity.getActivityId(),
                name(model, activity),
                activity.getActivityType(),
                activity.getAssignee(),
                activity.getStartTime().toInstant(),
                instant(activity.getEndTime()),
                overtaken(activity));
    }

    /** What runs for several at once has an element around it, which the engine names after its own. */
    private static String name(BpmnModelInstance model, HistoricActivityInstance activity) {
        String name = activity.getActivityName();
        if (ActivityTypes.MULTI_INSTANCE_BODY.equals(activity.getActivityType())) {
            String each = activity.getActivityId().split(AROUND, 2)[0];
            name = model.getModelElementById(each) instanceof FlowNode node ? node.getName() : null;
        }
        return name == null || name.isBlank() ? activity.getActivityId() : name;
    }

    /** An event-based gateway is canceled by the very event that it waits for, which is its way and not the end of it. */
    private static boolean overtaken(HistoricActivityInstance activity) {
        return activity.isCanceled() && !"eventBasedGateway".equals(activity.getActivityType());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private String model(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
