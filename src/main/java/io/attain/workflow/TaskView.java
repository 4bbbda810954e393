package io.attain.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;
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

    private TaskView() {}

    /**
     * Puts a view into a task that is being created.
     *
     * @param task never {@literal null}
     * @param view makes a record whose components the form refers to, of texts and numbers, in a language; never {@literal null}
     */
    public static void show(DelegateTask task, Function<Locale, ? extends Record> view) {
        ObjectNode shown = JSON.valueToTree(view.apply(Locale.ENGLISH));
        shown.set(FormTranslation.LANGUAGE.toString(), JSON.valueToTree(view.apply(FormTranslation.LANGUAGE)));
        task.setVariableLocal(VARIABLE, SpinValues.jsonValue(shown.toString()).create());
    }
}
