package io.attain.credit.workflow;

/** The names that code and model of the process share. */
final class PeriodClose {

    static final String KEY = "PeriodClose";

    /** The error that evaluation ends with where data is missing that has not been asked for. */
    static final String ERROR_DATA_MISSING = "DATA_MISSING";
    /** Whether missing data has been asked for, as a boolean; absent where it has not. */
    static final String DATA_ASKED_FOR = "dataAskedFor";
    /** Whether money is owed, by one side or the other, as a boolean that lasts no longer than its transaction. */
    static final String CREDIT_OWED = "creditOwed";
    /** What somebody answers in a form: {@link #SENT} or {@link #NOTHING}, {@link #ACCEPTED} or {@link #CONTESTED}. */
    static final String DECISION = "decision";
    /** Why, as somebody writes it in a form; may be absent. */
    static final String REASON = "reason";
    /** What holds after the customer's answer, or silence: {@link #ACCEPTED} or {@link #CONTESTED}. */
    static final String OUTCOME = "outcome";

    static final String SENT = "SENT";
    static final String NOTHING = "NOTHING";
    static final String ACCEPTED = "ACCEPTED";
    static final String CONTESTED = "CONTESTED";

    static final String MESSAGE_DATA_ARRIVED = "DataArrived";
    static final String MESSAGE_STATEMENT_SUPERSEDED = "StatementSuperseded";

    static final String TASK_SUPPLY_DATA = "Task_SupplyData";
    static final String TASK_ACCEPT_STATEMENT = "Task_AcceptStatement";
    static final String EVENT_SUPPLY_OVERDUE = "Event_SupplyOverdue";
    static final String EVENT_CLAIM_WINDOW_OVER = "Event_ClaimWindowOver";
    static final String END_SETTLED = "End_Settled";
    static final String END_CONTESTED = "End_Contested";
    static final String END_NOTHING_OWED = "End_NothingOwed";
    static final String END_SUPERSEDED = "End_Superseded";

    private PeriodClose() {}
}
