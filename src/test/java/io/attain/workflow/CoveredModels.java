package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Fails a test class whose tests leave out more than a twentieth of the elements of a model that is theirs. */
public final class CoveredModels implements AfterAllCallback {

    private static final double COVERED = 0.95;

    private final Set<String> processes;

    /** Creates the check for the models of these processes. */
    public CoveredModels(String... processes) {
        this.processes = Set.of(processes);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var application = SpringExtension.getApplicationContext(context);
        ProcessEngine engine = application.getBean(ProcessEngine.class);
        WalkedPaths paths = application.getBean(WalkedPaths.class);
        for (String process : processes) {
            Set<String> missed = elements(engine, process);
            int all = missed.size();
            engine
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .list()
                    .stream()
                    .map(paths::path)
                    .flatMap(path ->
                            Stream.concat(path.steps().stream().map(WalkedPaths.Step::element), path.flows().stream()))
                    .forEach(missed::remove);
            assertThat(1 - (double) missed.size() / all)
                    .as("share of %s that the tests reach; not reached: %s", process, missed)
                    .isGreaterThanOrEqualTo(COVERED);
        }
    }

    private static Set<String> elements(ProcessEngine engine, String process) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definition);
        return Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream(),
                        model.getModelElementsByType(SequenceFlow.class).stream())
                .map(BaseElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
