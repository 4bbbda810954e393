package io.attain.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * What a form shows: one JSON variable that is local to the task and made for the person who reads it. Opening a form
 * sends every variable in scope to the browser, so nothing else is put into variables for display.
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
     * @param view a record whose components the form refers to, never {@literal null}
     */
    public static void show(DelegateTask task, Record view) {
        try {
            String json = JSON.writeValueAsString(view);
            task.setVariableLocal(VARIABLE, SpinValues.jsonValue(json).create());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A view is a record of texts and numbers.", impossible);
        }
    }
}
