package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.task.Task;

/** Holds the form of a task against what its view has, in both languages: a name that is written differently shows an empty place. */
final class ShownForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\bview\\.([a-zA-Z]+)");

    private ShownForm() {}

    static void check(TaskService tasks, Task task) {
        Task open = tasks.createTaskQuery()
                .taskId(task.getId())
                .initializeFormKeys()
                .singleResult();
        CamundaFormRef form = open == null ? null : open.getCamundaFormRef();
        Object view = open == null ? null : tasks.getVariableLocal(task.getId(), TaskView.VARIABLE);
        if (form == null || view == null) {
            return;
        }
        try {
            JsonNode components = JSON.readTree(Files.readString(Path.of("forms", form.getKey() + ".form")))
                    .path("components");
            JsonNode english = JSON.readTree(view.toString());
            for (JsonNode shown : List.of(english, english.path(FormTranslation.LANGUAGE.toString()))) {
                components.forEach(it -> check(form.getKey(), it, shown));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void check(String form, JsonNode component, JsonNode view) {
        Matcher names = REFERENCE.matcher(component.toString());
        while (names.find()) {
            assertThat(view.has(names.group(1)))
                    .as("%s shows view.%s", form, names.group(1))
                    .isTrue();
        }
        String source = component.path("dataSource").asText();
        if (!source.isEmpty()) {
            for (JsonNode row : view.path(source.replace("=view.", ""))) {
                for (JsonNode column : component.path("columns")) {
                    assertThat(row.has(column.path("key").asText()))
                            .as("%s shows %s of %s", form, column.path("key").asText(), source)
                            .isTrue();
                }
            }
        }
    }
}
