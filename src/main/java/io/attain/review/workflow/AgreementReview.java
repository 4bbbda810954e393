package io.attain.review.workflow;

/** The names that code and model of the process share. */
final class AgreementReview {

    static final String KEY = "AgreementReview";

    /** The account that one of several parallel tasks asks. */
    static final String REVIEWER = "reviewer";
    /** The side that decided, as the name of its role. */
    static final String SIDE = "side";
    /** What came of it: the name of a {@code Reviews.Outcome}. */
    static final String OUTCOME = "outcome";
    /** Whether a review was opened that has to run, as a boolean; the lifecycle goes by it. */
    static final String REVIEW_OPENED = "reviewOpened";

    /** What somebody chooses in a form. */
    static final String DECISION = "decision";
    /** What should change, as it is written in a form; may be absent. */
    static final String WHAT = "what";
    /** A day, as it is written in a form; may be absent. */
    static final String DAY = "day";
    /** Why, as it is written in a form; may be absent. Also why the agreement ends. */
    static final String REASON = "reason";

    static final String KEEP = "KEEP";
    static final String CHANGE = "CHANGE";
    static final String CONSENTED = "CONSENTED";
    static final String REFUSED = "REFUSED";

    static final String TASK_ANSWER = "Task_Answer";
    static final String TASK_DECIDE = "Task_Decide";
    static final String TASK_CONSENT = "Task_Consent";

    static final String END_KEPT = "End_Kept";
    static final String END_TO_BE_CHANGED = "End_ToBeChanged";
    static final String END_TERMINATED_FOR_CAUSE = "End_TerminatedForCause";
    static final String END_TERMINATED_BY_CONSENT = "End_TerminatedByConsent";
    static final String END_NOT_CONSENTED = "End_NotConsented";
    static final String END_NO_ANSWER = "End_NoAnswer";
    static final String END_LAPSED = "End_Lapsed";

    private AgreementReview() {}
}
