package io.attain.credit.workflow;

/** The names that code and model of the process share. */
final class PeriodClose {

    static final String KEY = "PeriodClose";

    /** The close's id, as a long. Read only by the first delegate, before anybody has a task and could write over it. */
    static final String CLOSE_ID = "closeId";
    /** Whether money is owed, as a boolean. */
    static final String CREDIT_OWED = "creditOwed";
    /** Until when the statement can be contested, as a date. */
    static final String CLAIM_UNTIL = "claimUntil";
    /** What the customer answers in the form: {@link #ACCEPTED} or {@link #CONTESTED}. */
    static final String DECISION = "decision";
    /** Why, as the customer writes it in the form; may be absent. */
    static final String REASON = "reason";
    /** What holds after the answer, or after silence: {@link #ACCEPTED} or {@link #CONTESTED}. */
    static final String OUTCOME = "outcome";

    static final String ACCEPTED = "ACCEPTED";
    static final String CONTESTED = "CONTESTED";

    static final String TASK_ACCEPT_STATEMENT = "Task_AcceptStatement";
    static final String EVENT_CLAIM_WINDOW_OVER = "Event_ClaimWindowOver";
    static final String END_SETTLED = "End_Settled";
    static final String END_CONTESTED = "End_Contested";
    static final String END_NOTHING_OWED = "End_NothingOwed";

    private PeriodClose() {}
}
