package io.attain.credit.workflow;

/** The names that code and model of the process share. */
final class PeriodClose {

    static final String KEY = "PeriodClose";

    /** The error that evaluation ends with where data is missing that has not been asked for. */
    static final String ERROR_DATA_MISSING = "DATA_MISSING";
    /** Whether missing data has been asked for, as a boolean; absent where it has not. */
    static final String DATA_ASKED_FOR = "dataAskedFor";
    /** What follows the calculation: the name of a {@code Closing.Next} that lasts no longer than its transaction. */
    static final String NEXT = "next";
    /** The side that is asked about a statement, as the name of its role; each of the tasks has its own. */
    static final String SIDE = "side";
    /** What somebody answers in a form: {@link #SENT} or {@link #NOTHING}, {@link #ACCEPTED} or {@link #DISPUTED}. */
    static final String DECISION = "decision";
    /** Why, as somebody writes it in a form; may be absent. */
    static final String REASON = "reason";
    /** On what grounds a statement is disputed, as somebody chooses them in a form. */
    static final String GROUNDS = "grounds";
    /** What the credit should come to, as somebody writes it in a form; may be absent. */
    static final String CLAIMED = "claimed";
    /** What holds after the answers, or silence: the name of a {@code StatementOutcome}. */
    static final String OUTCOME = "outcome";

    static final String SENT = "SENT";
    static final String NOTHING = "NOTHING";
    static final String ACCEPTED = "ACCEPTED";
    static final String DISPUTED = "DISPUTED";

    static final String MESSAGE_DATA_ARRIVED = "DataArrived";
    static final String MESSAGE_STATEMENT_SUPERSEDED = "StatementSuperseded";
    static final String MESSAGE_STATEMENT_CLAIMED = "StatementClaimed";

    static final String TASK_SUPPLY_DATA = "Task_SupplyData";
    static final String TASK_ANSWER_STATEMENT = "Task_AnswerStatement";
    static final String EVENT_SUPPLY_OVERDUE = "Event_SupplyOverdue";
    static final String EVENT_CLAIM_WINDOW_OVER = "Event_ClaimWindowOver";
    static final String END_SETTLED = "End_Settled";
    static final String END_DISPUTED = "End_Disputed";
    static final String END_CLAIMED = "End_Claimed";
    static final String END_IN_DISPUTE = "End_InDispute";
    static final String END_UNANSWERED = "End_Unanswered";
    static final String END_NOTHING_OWED = "End_NothingOwed";
    static final String END_SUPERSEDED = "End_Superseded";

    private PeriodClose() {}
}
