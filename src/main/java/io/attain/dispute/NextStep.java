package io.attain.dispute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked to do next in a dispute or about a claim.
 *
 * @param kind what
 * @param people the accounts of those who are asked, or of the one who has taken the task
 * @param until until when, {@literal null} for no limit
 */
public record NextStep(Kind kind, List<String> people, @Nullable Instant until) {

    /** What can be asked. */
    public enum Kind {
        /** The other side responds to the claim. */
        RESPOND,
        /** A side answers what the other proposes. */
        NEGOTIATE,
        /** The mediator suggests a figure. */
        MEDIATE,
        /** A side answers the mediator. */
        ANSWER_SUGGESTION,
        /** The arbiter decides. */
        ARBITRATE,
        /** Data is corrected. */
        CORRECT_DATA,
        /** A claimed exclusion is assessed. */
        ASSESS
    }

    /** Copies the list. */
    public NextStep {
        people = List.copyOf(people);
    }
}
