package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramWordsTest {

    private static List<Path> models() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("processes"))) {
            return all.filter(it -> it.toString().endsWith(".bpmn")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementKeepsItsPlaceAndHasAChineseName(Path model) throws IOException {
        BpmnModelInstance before = Bpmn.readModelFromFile(model.toFile());
        BpmnModelInstance after = Bpmn.readModelFromStream(new ByteArrayInputStream(
                DiagramWords.in(Locale.TAIWAN, Files.readString(model)).getBytes(StandardCharsets.UTF_8)));
        assertThat(after.getModelElementsByType(FlowElement.class))
                .hasSameSizeAs(before.getModelElementsByType(FlowElement.class))
                .allSatisfy(it -> {
                    if (it.getName() != null) {
                        assertThat(it.getName()).matches("(?U)[\\p{IsHan}？；：，、]+");
                    }
                });
        assertThat(ids(after)).isEqualTo(ids(before)).isNotEmpty();
    }

    private static List<String> ids(BpmnModelInstance model) {
        return model.getModelElementsByType(BpmnShape.class).stream()
                .map(it -> it.getBpmnElement().getId() + " " + it.getBounds().getX())
                .toList();
    }

    @Test
    void inEnglishItIsWhatWasDeployed() throws IOException {
        String model = Files.readString(Path.of("processes/PeriodClose.bpmn"));
        assertThat(DiagramWords.in(Locale.UK, model)).isSameAs(model);
    }
}
