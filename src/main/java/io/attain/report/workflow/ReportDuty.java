package io.attain.report.workflow;

/** The names that code and model of the process share. */
final class ReportDuty {

    static final String KEY = "ReportDuty";

    /** The report's number, as a long that lasts no longer than its transaction. */
    static final String OWED = "owed";
    /** Whether the report is delivered, as a boolean. */
    static final String DELIVERED = "delivered";
    /** Whether it is confirmed, as a boolean. */
    static final String CONFIRMED = "confirmed";

    static final String DECISION = "decision";
    static final String TITLE = "title";
    static final String TOPIC = "topic";
    static final String SUMMARY = "summary";
    static final String LINK = "link";
    static final String REASON = "reason";

    static final String MESSAGE_NOT_OWED = "ReportNotOwed";

    static final String TASK_DELIVER = "Task_DeliverReport";
    static final String TASK_CONFIRM = "Task_ConfirmReport";
    static final String END_CONFIRMED = "End_Confirmed";
    static final String END_MISSING = "End_Missing";
    static final String END_NOT_OWED = "End_NotOwed";
    static final String END_OVERDUE_RECORDED = "End_OverdueRecorded";

    private ReportDuty() {}
}
