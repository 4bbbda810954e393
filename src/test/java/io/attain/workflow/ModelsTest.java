package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models and forms keep to what we have agreed on, and everything that they refer to is there. */
class ModelsTest {

    private static final Pattern BEAN = Pattern.compile("elegateExpression=\"\\$\\{(\\w+)}\"");
    /** These run every few minutes, and what they find out about an agreement is recorded elsewhere. */
    private static final Set<String> HOUSEKEEPING = Set.of("CloseRun", "NotificationRun", "ReportRun", "WarningWatch");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static List<Path> models() throws IOException {
        return files("processes", ".bpmn");
    }

    static List<Path> forms() throws IOException {
        return files("forms", ".form");
    }

    private static List<Path> files(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everyModelAndFormIsDeployedByName() throws IOException {
        List<String> files = Stream.of(models(), files("processes", ".dmn"), forms())
                .flatMap(List::stream)
                .map(file -> file.toString().replace(File.separatorChar, '/'))
                .toList();
        assertThat(Models.RESOURCES).containsExactlyInAnyOrderElementsOf(files);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsNamedAsItsFileAndKeptForTenYearsIfItIsAboutAnAgreement(Path file) {
        Process process = process(file);
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getCamundaHistoryTimeToLiveString())
                .isEqualTo(HOUSEKEEPING.contains(process.getId()) ? "P2D" : "P3650D");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementIsDrawn(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        assertThat(model.getModelElementsByType(BpmnShape.class))
                .extracting(shape -> shape.getBpmnElement().getId())
                .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .toList());
        assertThat(model.getModelElementsByType(BpmnEdge.class))
                .hasSameSizeAs(model.getModelElementsByType(SequenceFlow.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyOutcomeHasAnEndOfItsOwn(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        assertThat(model.getModelElementsByType(EndEvent.class)).allSatisfy(end -> {
            assertThat(end.getId()).startsWith("End_");
            assertThat(end.getIncoming()).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyExpressionHasItsClass(Path file) throws IOException {
        String model = Files.readString(file);
        List<String> classes;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            classes =
                    sources.map(source -> String.valueOf(source.getFileName())).toList();
        }
        assertThat(BEAN.matcher(model).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(bean -> assertThat(classes)
                        .contains(
                                bean.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bean.substring(1) + ".java"));
        assertThat(model).doesNotContain("camunda:class=").doesNotContain("camunda:expression=");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasItsFormInTheSameDeployment(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        assertThat(model.getModelElementsByType(UserTask.class)).allSatisfy(task -> {
            String form = task.getAttributeValueNs(CAMUNDA, "formRef");
            assertThat(Path.of("forms", form + ".form")).exists();
            assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormAsksForSomethingAndShowsOnlyItsView(Path file) throws IOException {
        JsonNode form = new ObjectMapper().readTree(file.toFile());
        assertThat(file.getFileName()).hasToString(form.path("id").asText() + ".form");
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.findValuesAsText("key"))
                .filteredOn(key -> form.path("components").toString().contains("\"key\":\"" + key + "\",\"label\""))
                .containsAnyOf("decision", "reason", "template");
        assertThat(Pattern.compile("\\{\\{(\\w+)")
                        .matcher(form.toString())
                        .results()
                        .map(match -> match.group(1)))
                .isSubsetOf("view");
    }

    private static Process process(Path file) {
        return Bpmn.readModelFromFile(file.toFile())
                .getModelElementsByType(Process.class)
                .iterator()
                .next();
    }
}
