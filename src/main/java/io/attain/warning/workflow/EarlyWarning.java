package io.attain.warning.workflow;

/** The names that code and model of the process {@code EarlyWarning} share. */
final class EarlyWarning {

    static final String KEY = "EarlyWarning";

    /** A note, as somebody writes it in the form; may be absent. */
    static final String REASON = "reason";

    static final String TASK_LOOK = "Task_LookAtWarning";

    static final String END_SEEN = "End_WarningSeen";
    static final String END_PERIOD_OVER = "End_PeriodOver";

    private EarlyWarning() {}
}
