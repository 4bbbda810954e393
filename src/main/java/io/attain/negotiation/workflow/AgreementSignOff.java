package io.attain.negotiation.workflow;

/** The names that code and model of the process share. */
final class AgreementSignOff {

    static final String KEY = "AgreementSignOff";

    /** The accounts of all signatories, as a list of strings. */
    static final String SIGNATORIES = "signatories";
    /** The account of the signatory of one task. */
    static final String SIGNATORY = "signatory";
    /** What is answered in the form: a name of {@code Answer}, {@link #DELEGATED} or {@link #CHASED}. */
    static final String DECISION = "decision";
    /** Why, as it is written in the form; may be absent. */
    static final String REASON = "reason";
    /** Who signs instead, as it is written in the form; may be absent. */
    static final String DELEGATE = "delegate";
    /** What the answers amount to: a name of {@code Answer}. */
    static final String OUTCOME = "outcome";
    /** The side that wants other terms: PROVIDER or CUSTOMER. */
    static final String SIDE = "side";

    static final String DELEGATED = "DELEGATED";
    static final String CHASED = "CHASED";

    static final String TASK_SIGN = "Task_Sign";
    static final String TASK_SEE_TO = "Task_SeeToSignature";
    static final String END_SIGNED = "End_Signed";
    static final String END_CHANGES_WANTED = "End_ChangesWanted";
    static final String END_REFUSED = "End_Refused";

    private AgreementSignOff() {}
}
