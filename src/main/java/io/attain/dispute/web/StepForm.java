package io.attain.dispute.web;

import io.attain.dispute.NextStep;
import io.attain.dispute.OpenStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a dispute or claim offers to do about one of its open tasks.
 *
 * @param task the task's id
 * @param kind what is asked
 * @param people who is asked
 * @param answers whether the reader answers it
 * @param successors to whom the reader can hand it over, empty for nobody
 */
record StepForm(String task, NextStep.Kind kind, String people, boolean answers, List<String> successors) {

    static StepForm of(OpenStep step, boolean answers, List<String> successors) {
        return new StepForm(
                step.task(), step.next().kind(), String.join(", ", step.next().people()), answers, successors);
    }

    /** Whether there is anything to do for the reader. */
    boolean isOffered() {
        return answers || !successors.isEmpty();
    }

    /** Returns what can be chosen, by the values that the form in Tasklist has; empty where there is no choice. */
    public List<String> choices() {
        return switch (kind) {
            case RESPOND, NEGOTIATE, ARBITRATE -> List.of("ACCEPTED", "PROPOSED", "REJECTED");
            case ANSWER_SUGGESTION -> List.of("ACCEPTED", "REJECTED");
            case ASSESS -> List.of("WHOLE", "PART", "NONE");
            case MEDIATE, CORRECT_DATA -> List.of();
        };
    }

    /** Whether a figure can be named. */
    public boolean hasAmount() {
        return switch (kind) {
            case RESPOND, NEGOTIATE, ARBITRATE, MEDIATE -> true;
            case ANSWER_SUGGESTION, ASSESS, CORRECT_DATA -> false;
        };
    }

    /** Whether a part of the time can be named. */
    public boolean hasTime() {
        return kind == NextStep.Kind.ASSESS;
    }

    /**
     * What somebody writes into it, under the keys of the form in Tasklist.
     *
     * @param task the task's id
     * @param decision what is chosen
     * @param amount a figure
     * @param from where a part of the time begins
     * @param until where it ends
     * @param reason why
     */
    record Answer(
            @Nullable String task,
            @Nullable String decision,
            @Nullable String amount,
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new HashMap<>();
            put(fields, "decision", decision);
            put(fields, "amount", amount);
            put(fields, "from", from);
            put(fields, "until", until);
            put(fields, "reason", reason);
            return fields;
        }

        private static void put(Map<String, Object> fields, String key, @Nullable String value) {
            String text = FormFields.text(value);
            if (text != null) {
                fields.put(key, text);
            }
        }
    }

    /**
     * What somebody writes who hands the task over.
     *
     * @param task the task's id
     * @param person to whom
     * @param reason why
     */
    record HandOver(@Nullable String task, @Nullable String person, @Nullable String reason) {}
}
