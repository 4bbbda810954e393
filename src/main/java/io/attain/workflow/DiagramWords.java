package io.attain.workflow;

import io.attain.problem.EngineWords;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** Diagrams in their reader's language: the same elements in the same places, under other names. */
public final class DiagramWords {

    private DiagramWords() {}

    /**
     * Says the names of all elements of a diagram.
     *
     * @param reader the language, never {@literal null}
     * @param diagram BPMN 2.0 XML as it was deployed, never {@literal null}
     * @return BPMN 2.0 XML, for readers of English the very same
     */
    public static String in(Locale reader, String diagram) {
        if (!reader.getLanguage().equals(FormTranslation.LANGUAGE.getLanguage())) {
            return diagram;
        }
        BpmnModelInstance model =
                Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.getBytes(StandardCharsets.UTF_8)));
        model.getModelElementsByType(FlowElement.class).stream()
                .filter(it -> it.getName() != null)
                .forEach(it -> it.setName(EngineWords.model(reader, it.getName())));
        return Bpmn.convertToString(model);
    }
}
