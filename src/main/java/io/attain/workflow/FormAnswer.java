package io.attain.workflow;

import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** Reads what comes back from a form, which the browser may have filled with anything. */
public final class FormAnswer {

    private static final int LONGEST_TEXT = 2000;

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,4})?");

    private FormAnswer() {}

    /**
     * Prepares a task that is being created for its answer. What a form sends goes to the variable that is nearest; so the
     * task gets one of its own for each field, and for each variable that its process goes by, which nobody overwrites by
     * sending more than was asked. What is to outlive the task is handed on by {@link #decided}.
     *
     * @param task never {@literal null}
     * @param fields the form's keys, never {@literal null}
     */
    public static void shield(DelegateTask task, String... fields) {
        for (String name : task.getExecution().getVariableNames()) {
            task.setVariableLocal(name, task.getExecution().<TypedValue>getVariableTyped(name, false));
        }
        for (String field : fields) {
            task.setVariableLocal(field, null);
        }
    }

    /**
     * Hands a checked answer on to the process.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param variable what the process calls it, never {@literal null}
     * @param value never {@literal null}
     */
    public static void decided(DelegateTask task, String variable, String value) {
        task.getExecution().setVariable(variable, value);
    }

    /**
     * Reads a choice.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param field the form field's key, never {@literal null}
     * @param allowed what can be chosen, never {@literal null}
     * @return what was chosen, one of the allowed
     * @throws org.camunda.bpm.engine.BadUserRequestException if nothing else, or nothing at all, was chosen
     */
    public static String choice(DelegateTask task, String field, String... allowed) {
        dropStrangers(task, field);
        List<String> all = Arrays.asList(allowed);
        Object value = task.getVariable(field);
        if (value instanceof String text && all.contains(text)) {
            return text;
        }
        throw new RefusedAnswerException(
                "Please choose one of " + String.join(", ", all) + " in the field “" + label(task, field) + "”");
    }

    /**
     * Reads a choice.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param field the form field's key, never {@literal null}
     * @param choices what can be chosen, by the names of its constants, never {@literal null}
     * @param <E> what is chosen
     * @return what was chosen, never {@literal null}
     * @throws org.camunda.bpm.engine.BadUserRequestException if nothing else, or nothing at all, was chosen
     */
    public static <E extends Enum<E>> E choice(DelegateTask task, String field, Class<E> choices) {
        String[] names =
                Arrays.stream(choices.getEnumConstants()).map(Enum::name).toArray(String[]::new);
        return Enum.valueOf(choices, choice(task, field, names));
    }

    /**
     * Reads an amount that may be left out.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param field the form field's key, never {@literal null}
     * @return {@literal null} where there is none
     * @throws org.camunda.bpm.engine.BadUserRequestException if it is no plain decimal
     */
    public static @Nullable BigDecimal amount(DelegateTask task, String field) {
        String text = text(task, field);
        if (!text.isEmpty() && !AMOUNT.matcher(text).matches()) {
            throw new RefusedAnswerException(
                    "Please write an amount such as 120.00 in the field “" + label(task, field) + "”");
        }
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** What a form does not have would stay in the process, where a name could stand before a bean of the same name. */
    private static void dropStrangers(DelegateTask task, String field) {
        Set<String> own = task.getVariableNamesLocal();
        if (own.contains(field)) {
            Set<String> strangers = new TreeSet<>(task.getVariableNames());
            strangers.removeAll(own);
            task.getExecution().removeVariables(strangers);
        }
    }

    /**
     * Reads a text that may be left out.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param field the form field's key, never {@literal null}
     * @return the text without blanks around it, empty if there is none
     * @throws org.camunda.bpm.engine.BadUserRequestException if it is longer than 2000 characters
     */
    public static String text(DelegateTask task, String field) {
        Object value = task.getVariable(field);
        String text = value instanceof String given ? given.strip() : "";
        if (text.length() > LONGEST_TEXT) {
            throw new RefusedAnswerException(
                    "The field “" + label(task, field) + "” takes at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /**
     * Tells what a field is called on its form.
     *
     * @param task the task that is being completed, never {@literal null}
     * @param field the form field's key, never {@literal null}
     * @return its English label, or the key where the form has none for it
     */
    public static String label(DelegateTask task, String field) {
        UserTask model = task.getBpmnModelElementInstance();
        String form = model == null ? null : model.getCamundaFormRef();
        return form == null ? field : FormTranslation.label("forms/" + form + ".form", field);
    }

    /**
     * Checks what fields say together.
     *
     * @param holds whether it does
     * @param otherwise what to tell the person at the form, never {@literal null}
     * @throws org.camunda.bpm.engine.BadUserRequestException if it does not
     */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RefusedAnswerException(otherwise);
        }
    }

    /**
     * Does something and tells the person at the form why it cannot be done.
     *
     * @param action never {@literal null}
     * @throws org.camunda.bpm.engine.BadUserRequestException if the action throws a {@link Problem}
     */
    public static void translating(Runnable action) {
        try {
            action.run();
        } catch (Problem problem) {
            throw new RefusedAnswerException(problem.detail(), problem);
        }
    }
}
