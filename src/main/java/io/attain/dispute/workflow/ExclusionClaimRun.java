package io.attain.dispute.workflow;

/** The names that code and model of the process {@code ExclusionClaim} share. */
final class ExclusionClaimRun {

    static final String KEY = "ExclusionClaim";

    /** The claim's number, as the process is started with it; no longer there when the start is over. */
    static final String CLAIM = "claim";
    /** What came of it: {@link #GRANTED} or {@link #REFUSED}. */
    static final String OUTCOME = "outcome";

    /** What somebody chooses in the form: the name of an {@code ExclusionClaims.Assessment}. */
    static final String DECISION = "decision";
    /** Where a granted part begins, as somebody writes it in the form; may be absent. */
    static final String FROM = "from";
    /** Where it ends; may be absent. */
    static final String UNTIL = "until";
    /** Why, as somebody writes it in the form; may be absent. */
    static final String REASON = "reason";

    static final String GRANTED = "GRANTED";
    static final String REFUSED = "REFUSED";

    static final String MESSAGE_WITHDRAWN = "ClaimWithdrawn";

    static final String TASK_ASSESS = "Task_AssessExclusion";

    static final String END_GRANTED = "End_Granted";
    static final String END_REFUSED = "End_Refused";
    static final String END_WITHDRAWN = "End_ClaimWithdrawn";

    private ExclusionClaimRun() {}
}
