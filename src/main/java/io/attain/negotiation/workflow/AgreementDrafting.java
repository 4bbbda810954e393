package io.attain.negotiation.workflow;

/** The names that code and model of the process share. */
final class AgreementDrafting {

    static final String KEY = "AgreementDrafting";

    /** Whose turn it is: PROVIDER or CUSTOMER. Given from outside when the terms are drafted again. */
    static final String SIDE = "side";
    /** Both sides, as a list of strings. */
    static final String SIDES = "sides";
    /** The side that one task asks for its needs. */
    static final String PARTY = "party";
    /** Whether needs have been stated before, as a boolean. */
    static final String NEEDS_KNOWN = "needsKnown";
    /** What is answered in a form. */
    static final String DECISION = "decision";
    /** The account that wants the draft to be offered. */
    static final String OFFERED_BY = "offeredBy";
    /** Why, as it is written in the form; may be absent. */
    static final String REASON = "reason";
    /** What a side needs, as it is written in the form; may be absent. */
    static final String NEEDS = "needs";
    /** How far a side would go, as it is written in the form; may be absent. */
    static final String LIMITS = "limits";
    /** What came of it: {@link #AGREED}, {@link #ABANDONED} or {@link #REJECTED}. */
    static final String OUTCOME = "outcome";

    static final String STATED = "STATED";
    static final String NOTHING_TO_SAY = "NOTHING_TO_SAY";
    static final String OFFERED = "OFFERED";
    static final String ABANDONED = "ABANDONED";
    static final String APPROVED = "APPROVED";
    static final String OBJECTED = "OBJECTED";
    static final String ACCEPTED = "ACCEPTED";
    static final String COUNTERED = "COUNTERED";
    static final String REJECTED = "REJECTED";
    static final String AGREED = "AGREED";

    static final String TASK_NEEDS = "Task_StateNeeds";
    static final String TASK_DRAFT = "Task_Draft";
    static final String TASK_LEGAL = "Task_LegalCheck";
    static final String TASK_ANSWER = "Task_AnswerOffer";
    static final String END_AGREED = "End_Agreed";
    static final String END_ABANDONED = "End_Abandoned";
    static final String END_REJECTED = "End_Rejected";

    private AgreementDrafting() {}
}
