package io.attain.negotiation.workflow;

/** The names that code and model of the process share. */
final class AgreementSignOff {

    static final String KEY = "AgreementSignOff";

    /** The accounts of all signatories, as a list of strings. */
    static final String SIGNATORIES = "signatories";
    /** The account of the signatory of one task. */
    static final String SIGNATORY = "signatory";
    /** What a signatory answers in the form, local to the signatory's task: a name of {@code Answer}. */
    static final String DECISION = "decision";
    /** Why, as the signatory writes it in the form, local to the task; may be absent. */
    static final String REASON = "reason";
    /** What the answers amount to: a name of {@code Answer}. */
    static final String OUTCOME = "outcome";

    static final String TASK_SIGN = "Task_Sign";
    static final String END_SIGNED = "End_Signed";
    static final String END_REFUSED = "End_Refused";

    private AgreementSignOff() {}
}
