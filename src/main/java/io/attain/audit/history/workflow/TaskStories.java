package io.attain.audit.history.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.audit.history.InstanceStory.Answer;
import io.attain.audit.history.InstanceStory.HandledTask;
import io.attain.audit.history.InstanceStory.TaskAct;
import io.attain.workflow.TaskView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What was done with the tasks of an instance, from the engine's operation log, identity links and variables. */
final class TaskStories {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String ASSIGNEE = "assignee";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HistoryService history;
    private final RepositoryService repository;

    TaskStories(ProcessEngine engine) {
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
    }

    List<HandledTask> of(HistoricProcessInstance instance, BpmnModelInstance model) {
        List<HistoricTaskInstance> tasks = history.createHistoricTaskInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list();
        if (tasks.isEmpty()) {
            return List.of();
        }
        Map<String, List<TaskAct>> acts = acts(instance);
        Map<String, List<HistoricVariableInstance>> submitted = submitted(instance, tasks);
        Map<String, JsonNode> forms = new TreeMap<>();
        return tasks.stream()
                .map(it -> new HandledTask(
                        it.getId(),
                        it.getTaskDefinitionKey(),
                        it.getName() == null ? it.getTaskDefinitionKey() : it.getName(),
                        it.getStartTime().toInstant(),
                        EngineArchive.instant(it.getDueDate()),
                        EngineArchive.instant(it.getEndTime()),
                        TaskEntity.DELETE_REASON_COMPLETED.equals(it.getDeleteReason()),
                        candidates(it.getId()),
                        acts.getOrDefault(it.getId(), List.of()),
                        answers(
                                submitted.getOrDefault(it.getId(), List.of()),
                                forms.computeIfAbsent(it.getTaskDefinitionKey(), key -> form(instance, model, key)))))
                .toList();
    }

    /** Whoever could take a task at some time, also where somebody else came in that place later. */
    private List<String> candidates(String task) {
        return history.createHistoricIdentityLinkLogQuery().taskId(task).list().stream()
                .filter(it -> IdentityLinkType.CANDIDATE.equals(it.getType()))
                .map(it -> it.getUserId() == null ? "@" + it.getGroupId() : it.getUserId())
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, List<TaskAct>> acts(HistoricProcessInstance instance) {
        return history
                .createUserOperationLogQuery()
                .processInstanceId(instance.getId())
                .entityType(EntityTypes.TASK)
                .orderByTimestamp()
                .asc()
                .list()
                .stream()
                .filter(it -> it.getTaskId() != null)
                // An entry for each field that an operation changed: the one about the assignee says most.
                .collect(Collectors.groupingBy(
                        UserOperationLogEntry::getTaskId,
                        Collectors.collectingAndThen(Collectors.toList(), TaskStories::acts)));
    }

    private static List<TaskAct> acts(List<UserOperationLogEntry> entries) {
        Map<String, UserOperationLogEntry> operations = new LinkedHashMap<>();
        for (UserOperationLogEntry it : entries) {
            operations.merge(
                    it.getOperationId(), it, (one, other) -> ASSIGNEE.equals(other.getProperty()) ? other : one);
        }
        return operations.values().stream()
                .map(it -> new TaskAct(
                        it.getTimestamp().toInstant(),
                        it.getOperationType(),
                        Objects.requireNonNullElse(it.getUserId(), ""),
                        ASSIGNEE.equals(it.getProperty()) ? it.getNewValue() : null))
                .toList();
    }

    /** Only what was submitted is kept in history beside the view; see the engine's configuration. */
    private Map<String, List<HistoricVariableInstance>> submitted(
            HistoricProcessInstance instance, List<HistoricTaskInstance> tasks) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .taskIdIn(tasks.stream().map(HistoricTaskInstance::getId).toArray(String[]::new))
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(it -> !it.getName().equals(TaskView.VARIABLE))
                .collect(Collectors.groupingBy(HistoricVariableInstance::getTaskId));
    }

    private static List<Answer> answers(List<HistoricVariableInstance> submitted, JsonNode form) {
        List<Answer> answers = new ArrayList<>();
        for (HistoricVariableInstance it : submitted) {
            String value = it.getValue() == null ? "" : String.valueOf(it.getValue());
            if (!value.isEmpty()) {
                JsonNode field = field(form, it.getName());
                String label = field.path("label").asText("");
                answers.add(new Answer(
                        it.getName(),
                        // What begins like this is worked out while the form is shown.
                        label.isEmpty() || label.startsWith("=") ? it.getName() : label,
                        value,
                        choice(field, value)));
            }
        }
        answers.sort(Comparator.comparing(Answer::field));
        return answers;
    }

    private static JsonNode field(JsonNode form, String key) {
        return form.findParents("key").stream()
                .filter(it -> it.path("key").asText().equals(key) && it.has("type"))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    private static String choice(JsonNode field, String value) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .filter(it -> it.path("value").asText().equals(value))
                .map(it -> it.path("label").asText())
                .findFirst()
                .orElse(value);
    }

    /** The form that the task had, which lies in the deployment of its process. */
    private JsonNode form(HistoricProcessInstance instance, BpmnModelInstance model, String task) {
        if (!(model.getModelElementById(task) instanceof UserTask element)) {
            return JSON.missingNode();
        }
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        String resource = "forms/" + element.getAttributeValueNs(CAMUNDA, "formRef") + ".form";
        if (!repository.getDeploymentResourceNames(definition.getDeploymentId()).contains(resource)) {
            return JSON.missingNode();
        }
        try (InputStream form = repository.getResourceAsStream(definition.getDeploymentId(), resource)) {
            return JSON.readTree(form);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
