package io.attain.escalation;

import java.util.Arrays;
import java.util.List;

/** How far an escalation has come. */
public enum Status {
    /** Somebody has to acknowledge it. */
    OPEN,
    /** It is acknowledged; an explanation and a plan are awaited. */
    ACKNOWLEDGED,
    /** A plan is proposed; the customer has to answer. */
    PLAN_PROPOSED,
    /** The plan is agreed on, and its date has not passed. */
    PLAN_AGREED,
    /** The plan's date has passed; the next verdict shows whether it worked. */
    VERIFYING,
    /** It is over. */
    CLOSED,
    /** The breach is none any more. */
    WITHDRAWN;

    /** Those in which somebody or something is still awaited. */
    public static final List<Status> RUNNING =
            Arrays.stream(values()).filter(Status::isRunning).toList();

    /** Returns whether somebody or something is still awaited. */
    public boolean isRunning() {
        return this != CLOSED && this != WITHDRAWN;
    }
}
