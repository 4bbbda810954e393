package io.attain.escalation;

/** What happens in an escalation. */
public enum Act {
    /** Its severity was assessed. */
    ASSESSED,
    /** It reached a level, whose people have it from then on. */
    LEVEL_REACHED,
    /** A level's time passed and nobody acknowledged, so the next level got it. */
    STEP_FIRED,
    /** A level's time did not pass, since somebody acted before. */
    STEP_NOT_FIRED,
    /** Somebody acknowledged it. */
    ACKNOWLEDGED,
    /** Somebody had a colleague do it. */
    DELEGATED,
    /** Somebody else became its owner. */
    HANDED_OVER,
    /** It was raised by hand. */
    RAISED,
    /** It was lowered by hand. */
    LOWERED,
    /** Somebody acknowledged it, and its time passed without an explanation. */
    EXPLANATION_OVERDUE,
    /** Why it was missed. */
    EXPLAINED,
    /** What is to be done, by when. */
    PLAN_PROPOSED,
    /** The customer agreed with the plan. */
    PLAN_AGREED,
    /** The customer sent the plan back. */
    PLAN_SENT_BACK,
    /** The plan's date passed and the customer had not answered. */
    PLAN_UNANSWERED,
    /** The next verdict is met. */
    PLAN_WORKED,
    /** The next verdict is a breach again. */
    PLAN_FAILED,
    /** No period follows that could show whether the plan worked. */
    PLAN_NOT_VERIFIABLE,
    /** The agreement is closed, so nothing is to be done about it any more. */
    ENDED,
    /** The breach is none any more. */
    WITHDRAWN
}
