package io.attain.negotiation.workflow;

/** The names that code and model of the process share. */
final class AgreementDrafting {

    static final String KEY = "AgreementDrafting";

    /** What the owner answers in the form: {@link #OFFERED} or {@link #ABANDONED}. */
    static final String DECISION = "decision";
    /** Why, as the owner writes it in the form; may be absent. */
    static final String REASON = "reason";
    /** What came of it: {@link #OFFERED} or {@link #ABANDONED}. */
    static final String OUTCOME = "outcome";

    static final String OFFERED = "OFFERED";
    static final String ABANDONED = "ABANDONED";

    static final String TASK_DRAFT = "Task_Draft";
    static final String END_OFFERED = "End_Offered";
    static final String END_ABANDONED = "End_Abandoned";

    private AgreementDrafting() {}
}
