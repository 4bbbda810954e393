package io.attain.audit.history.workflow;

import io.attain.audit.history.InstanceStory.FiredRule;
import io.attain.audit.history.InstanceStory.MadeDecision;
import io.attain.audit.history.InstanceStory.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** What tables decided in an instance, and by which rule. */
final class DecisionStories {

    private final HistoryService history;
    private final RepositoryService repository;

    DecisionStories(ProcessEngine engine) {
        this.history = engine.getHistoryService();
        this.repository = engine.getRepositoryService();
    }

    List<MadeDecision> of(HistoricProcessInstance instance, BpmnModelInstance model) {
        return history
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance.getId())
                .includeInputs()
                .includeOutputs()
                .orderByEvaluationTime()
                .asc()
                .list()
                .stream()
                .map(it -> decision(it, model))
                .toList();
    }

    private MadeDecision decision(HistoricDecisionInstance it, BpmnModelInstance model) {
        DmnModelInstance table = repository.getDmnModelInstance(it.getDecisionDefinitionId());
        Map<String, List<HistoricDecisionOutputInstance>> byRule = new LinkedHashMap<>();
        it.getOutputs().stream()
                .sorted(Comparator.comparing(
                        HistoricDecisionOutputInstance::getRuleOrder, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(output -> byRule.computeIfAbsent(String.valueOf(output.getRuleId()), id -> new ArrayList<>())
                        .add(output));
        List<FiredRule> rules = new ArrayList<>();
        byRule.forEach((rule, outputs) -> rules.add(fired(table, rule, outputs)));
        return new MadeDecision(
                it.getEvaluationTime().toInstant(),
                it.getDecisionDefinitionKey(),
                it.getDecisionDefinitionName() == null ? it.getDecisionDefinitionKey() : it.getDecisionDefinitionName(),
                it.getActivityId() == null ? null : EngineArchive.named(model, it.getActivityId()),
                it.getInputs().stream()
                        .map(input -> new Value(
                                input.getClauseName() == null ? input.getClauseId() : input.getClauseName(),
                                text(input.getValue())))
                        .toList(),
                rules);
    }

    private static FiredRule fired(DmnModelInstance table, String id, List<HistoricDecisionOutputInstance> outputs) {
        List<Value> values = outputs.stream()
                .map(it -> new Value(
                        it.getClauseName() == null ? it.getVariableName() : it.getClauseName(), text(it.getValue())))
                .toList();
        if (!(table.getModelElementById(id) instanceof Rule rule)
                || !(rule.getParentElement() instanceof DecisionTable decisions)) {
            return new FiredRule(0, "", List.of(), values);
        }
        List<Input> inputs = List.copyOf(decisions.getInputs());
        List<InputEntry> entries = List.copyOf(rule.getInputEntries());
        List<Value> conditions = new ArrayList<>();
        for (int i = 0; i < Math.min(inputs.size(), entries.size()); i++) {
            String condition = entries.get(i).getTextContent().strip();
            if (!condition.isEmpty() && !condition.equals("-")) {
                conditions.add(new Value(inputs.get(i).getLabel(), condition));
            }
        }
        Description reason = rule.getDescription();
        return new FiredRule(
                List.copyOf(decisions.getRules()).indexOf(rule) + 1,
                reason == null ? "" : reason.getTextContent().strip(),
                conditions,
                values);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "–" : String.valueOf(value);
    }
}
