package io.attain.escalation.workflow;

/** The names that code and model of the process share. */
final class BreachEscalation {

    static final String KEY = "BreachEscalation";

    /** By how much percent of the target it was missed, as a double; this and the next three last while severity is assessed. */
    static final String SHORTFALL = "shortfall";
    /** Which time in a row it was missed, as an integer. */
    static final String IN_A_ROW = "inARow";
    /** What percent of the amount at risk it costs, as a double. */
    static final String SHARE = "share";
    /** How much it hurts the business: low, medium or high. */
    static final String IMPACT = "impact";
    /** What is answered in a form. */
    static final String DECISION = "decision";
    /** Why, or what else is said, as it is written in a form; may be absent. */
    static final String REASON = "reason";
    /** The account that a form names; may be absent. */
    static final String PERSON = "person";
    /** Why the target was missed, as it is written in the form. */
    static final String EXPLANATION = "explanation";
    /** What is to be done, as it is written in the form. */
    static final String PLAN = "plan";
    /** The plan's last day, as it is written in the form: 2026-05-31. */
    static final String PLAN_DATE = "planDate";
    /** What was answered last: one of the answers below. */
    static final String OUTCOME = "outcome";
    /** What came of the verification, a name of {@code Verification}; lasts no longer than its transaction. */
    static final String VERIFICATION = "verification";

    static final String ACKNOWLEDGED = "ACKNOWLEDGED";
    static final String DELEGATED = "DELEGATED";
    static final String HANDED_OVER = "HANDED_OVER";
    static final String RAISED = "RAISED";
    static final String LOWERED = "LOWERED";
    static final String PROPOSED = "PROPOSED";
    static final String AGREED = "AGREED";
    static final String SENT_BACK = "SENT_BACK";

    static final String MESSAGE_LEVEL_CHANGED = "LevelChanged";
    static final String MESSAGE_PERIOD_JUDGED = "PeriodJudged";
    static final String MESSAGE_BREACH_WITHDRAWN = "BreachWithdrawn";

    static final String TASK_ACKNOWLEDGE = "Task_Acknowledge";
    static final String TASK_ACKNOWLEDGE_LAST = "Task_AcknowledgeLast";
    static final String TASK_EXPLAIN = "Task_ExplainBreach";
    static final String EVENT_EXPLANATION_OVERDUE = "Event_ExplanationOverdue";
    static final String TASK_ANSWER_PLAN = "Task_AnswerPlan";
    static final String EVENT_PLAN_OVER = "Event_PlanOver";
    static final String EVENT_PERIOD_JUDGED = "Event_PeriodJudged";
    static final String END_CLOSED = "End_Closed";
    static final String END_WITHDRAWN = "End_Withdrawn";

    private BreachEscalation() {}
}
