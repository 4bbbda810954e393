package io.attain.audit.history;

import io.attain.workflow.WalkedPaths;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a process did, and who did it.
 *
 * @param instance the instance
 * @param version the version of the process by which it ran
 * @param outcome what the end event that it reached is called, {@literal null} if it has reached none
 * @param path the way that it went
 * @param tasks its tasks, in the order in which they began
 * @param decisions what tables decided, in that order
 * @param timers its timers, in that order
 * @param called the instances that it called, in that order
 */
public record InstanceStory(
        FoundInstance instance,
        int version,
        @Nullable String outcome,
        WalkedPaths.Path path,
        List<HandledTask> tasks,
        List<MadeDecision> decisions,
        List<SetTimer> timers,
        List<InstanceStory> called) {

    /** Copies the lists. */
    public InstanceStory {
        tasks = List.copyOf(tasks);
        decisions = List.copyOf(decisions);
        timers = List.copyOf(timers);
        called = List.copyOf(called);
    }

    /**
     * A task, and who had to do with it.
     *
     * @param id its id
     * @param element the element's id in the model
     * @param name what it is called
     * @param created when it began
     * @param due by when it was to be done, {@literal null} for no time
     * @param ended when it ended, {@literal null} if it has not
     * @param completed whether it was completed; otherwise something overtook it, or it is open
     * @param candidates who could have taken it at some time: accounts, and groups behind {@code @}
     * @param acts what was done with it, in order
     * @param answers what was submitted with it
     */
    public record HandledTask(
            String id,
            String element,
            String name,
            Instant created,
            @Nullable Instant due,
            @Nullable Instant ended,
            boolean completed,
            List<String> candidates,
            List<TaskAct> acts,
            List<Answer> answers) {

        /** Copies the lists. */
        public HandledTask {
            candidates = List.copyOf(candidates);
            acts = List.copyOf(acts);
            answers = List.copyOf(answers);
        }
    }

    /**
     * What was done with a task.
     *
     * @param at when
     * @param what {@code Claim}, {@code Assign}, {@code Complete} and the like, as the engine calls it
     * @param who the account
     * @param whom to whom it was assigned, {@literal null} for nobody
     */
    public record TaskAct(Instant at, String what, String who, @Nullable String whom) {}

    /**
     * What was submitted in a field of a form.
     *
     * @param field the field's key
     * @param label what the form asks, the key where it does not say
     * @param value what was submitted, as it was
     * @param words what the form calls that value, the value itself where it is no choice
     */
    public record Answer(String field, String label, String value, String words) {

        /** Returns whether the form offered it as a choice, whose words are the form's and not somebody's own. */
        public boolean choice() {
            return !words.equals(value);
        }
    }

    /**
     * What a decision table decided.
     *
     * @param at when
     * @param table the decision's id
     * @param name what it is called
     * @param element the element that asked, {@literal null} if the model has none
     * @param inputs what it was asked
     * @param rules the rules that fired
     */
    public record MadeDecision(
            Instant at,
            String table,
            String name,
            @Nullable String element,
            List<Value> inputs,
            List<FiredRule> rules) {

        /** Copies the lists. */
        public MadeDecision {
            inputs = List.copyOf(inputs);
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule that fired.
     *
     * @param row its row in the table, counted from 1; 0 where the table has it no more
     * @param reason what the row says about itself, empty for nothing
     * @param conditions the row's conditions in the table's language, without those that do not matter
     * @param outputs what it gave
     */
    public record FiredRule(int row, String reason, List<Value> conditions, List<Value> outputs) {

        /** Copies the lists. */
        public FiredRule {
            conditions = List.copyOf(conditions);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A value and what it is called.
     *
     * @param name what it is called
     * @param value the value
     */
    public record Value(String name, String value) {}

    /**
     * A timer.
     *
     * @param element the element's id in the model
     * @param name what it is called
     * @param meaning what sets its time, in words; empty for a timer that no model has any more
     * @param rule the same as the model says it
     * @param on the name of what it stands at, {@literal null} where the way waits for it alone
     * @param created when it was set
     * @param due when it was to fire when it was set, {@literal null} where that is not known
     * @param fired when it fired, {@literal null} if it has not
     * @param failures how often its work failed before
     * @param dropped when what it stood at was left before, {@literal null} if it was not
     */
    public record SetTimer(
            String element,
            String name,
            String meaning,
            String rule,
            @Nullable String on,
            Instant created,
            @Nullable Instant due,
            @Nullable Instant fired,
            int failures,
            @Nullable Instant dropped) {

        /** Returns whether it fired before the time for which it was set, since somebody brought it forward. */
        public boolean broughtForward() {
            return fired != null && due != null && fired.isBefore(due);
        }
    }
}
