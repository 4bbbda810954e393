package io.attain.dispute.workflow;

/** The names that code and model of the process share. */
final class DisputeResolution {

    static final String KEY = "DisputeResolution";

    /** The dispute's number, as the process is started with it; no longer there when the start is over. */
    static final String DISPUTE = "dispute";
    /** The side whose turn it is, as the name of its role; each of two parallel tasks has its own. */
    static final String SIDE = "side";
    /** What an answer comes to, which the gateway behind it goes by: the name of a {@code Disputes.Answer}. */
    static final String ANSWER = "answer";
    /** What came of the dispute: the name of a {@code DisputeState.Outcome}. */
    static final String OUTCOME = "outcome";

    /** What somebody chooses in a form: the name of a {@code Disputes.Answer}. */
    static final String DECISION = "decision";
    /** A figure that somebody writes in a form; may be absent. */
    static final String AMOUNT = "amount";
    /** Why, as somebody writes it in a form; may be absent. */
    static final String REASON = "reason";

    static final String MESSAGE_WITHDRAWN = "DisputeWithdrawn";

    static final String TASK_RESPOND = "Task_Respond";
    static final String TASK_NEGOTIATE = "Task_Negotiate";
    static final String TASK_MEDIATE = "Task_Mediate";
    static final String TASK_ANSWER_SUGGESTION = "Task_AnswerSuggestion";
    static final String TASK_ARBITRATE = "Task_Arbitrate";
    static final String TASK_CORRECT_DATA = "Task_CorrectData";

    static final String END_ACCEPTED = "End_Accepted";
    static final String END_PARTLY_ACCEPTED = "End_PartlyAccepted";
    static final String END_REJECTED = "End_Rejected";
    static final String END_WITHDRAWN = "End_Withdrawn";

    private DisputeResolution() {}
}
