package io.attain.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * What a form shows: one JSON variable that is local to the task and made for those who read it, in English, and within it once
 * more in the language into which forms are translated. Opening a form sends every variable in scope to the browser, so nothing
 * else is put into variables for display.
 */
public final class TaskView {

    /** The variable's name, which the forms refer to. */
    public static final String VARIABLE = "view";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Markdown takes for more than text within a line. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<&~|@]|:(?=//)|(?<=www)\\.");

    /** The same at the beginning of a line. */
    private static final Pattern BEGINNINGS = Pattern.compile("(?m)^(\\s*(?:\\d+(?=[.)]))?)([-+#>=.)])");

    /** A text of a view that is meant as Markdown. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface Markdown {}

    private TaskView() {}

    /**
     * Puts a view into a task that is being created.
     *
     * @param task never {@literal null}
     * @param view makes a record whose components the form refers to, of texts and numbers, in a language; never {@literal null}. Its
     *     texts are shown as they are, also what Markdown would take for more, unless they are {@link Markdown}; lists go into tables and
     *     choices, which know no Markdown
     */
    public static void show(DelegateTask task, Function<Locale, ? extends Record> view) {
        ObjectNode shown = shown(view.apply(Locale.ENGLISH));
        shown.set(FormTranslation.LANGUAGE.toString(), shown(view.apply(FormTranslation.LANGUAGE)));
        task.setVariableLocal(VARIABLE, SpinValues.jsonValue(shown.toString()).create());
    }

    private static ObjectNode shown(Record view) {
        ObjectNode shown = JSON.valueToTree(view);
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            if (!component.isAnnotationPresent(Markdown.class)) {
                shown.set(component.getName(), plain(shown.path(component.getName())));
            }
        }
        return shown;
    }

    private static JsonNode plain(JsonNode value) {
        if (value instanceof ObjectNode nested) {
            nested.properties().forEach(it -> it.setValue(plain(it.getValue())));
        }
        return value.isTextual() ? new TextNode(plain(value.asText())) : value;
    }

    /** Has Markdown show a text as it is. */
    static String plain(String text) {
        return BEGINNINGS.matcher(MARKS.matcher(text).replaceAll("\\\\$0")).replaceAll("$1\\\\$2");
    }
}
