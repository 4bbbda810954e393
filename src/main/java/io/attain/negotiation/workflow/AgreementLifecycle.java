package io.attain.negotiation.workflow;

import io.attain.agreement.Milestone;
import java.util.Map;

/** The names that code and model of the process share. */
final class AgreementLifecycle {

    static final String KEY = "AgreementLifecycle";

    /** Whether the agreement was signed elsewhere, as a boolean. */
    static final String SIGNED_ELSEWHERE = "signedElsewhere";
    /** Why the agreement is ended or withdrawn, as a string; comes with the message. */
    static final String REASON = "reason";

    static final String MESSAGE_TERMINATED = "AgreementTerminated";
    static final String MESSAGE_WITHDRAWN = "AgreementWithdrawn";

    static final String CALL_DRAFT = "Call_Draft";
    static final String CALL_SIGN_OFF = "Call_SignOff";
    static final String GATEWAY_UNTIL_TERM = "Gateway_UntilTerm";
    static final String EVENT_TERM_BEGINS = "Event_TermBegins";
    static final String EVENT_TERM_OVER = "Event_TermOver";
    /** How the agreement ended: the name of a milestone. */
    static final String ENDED = "ended";

    static final String MESSAGE_REVIEW_WANTED = "ReviewWanted";
    static final String MESSAGE_CHANGE_WANTED = "ChangeWanted";
    static final String MESSAGE_TERMS_CHANGED = "TermsChanged";

    static final String GATEWAY_IN_FORCE = "Gateway_InForce";
    static final String CALL_REVIEW = "Call_Review";
    static final String CALL_DRAFT_CHANGE = "Call_DraftChange";
    static final String CALL_SIGN_CHANGE = "Call_SignChange";
    static final String EVENT_TERMINATED = "Event_Terminated";
    static final String EVENT_CHANGE_TAKES_EFFECT = "Event_ChangeTakesEffect";
    static final String EVENT_LOOK_AGAIN = "Event_LookAgain";
    static final String TASK_RECORD_EXPIRY = "Task_RecordExpiry";
    static final String TASK_RECORD_TERMINATION = "Task_RecordTermination";
    static final String TASK_RECORD_END_BEFORE = "Task_RecordEndBefore";
    static final String END_EXPIRED = "End_Expired";
    static final String END_TERMINATED = "End_Terminated";
    static final String END_ABANDONED = "End_Abandoned";
    static final String END_WITHDRAWN = "End_Withdrawn";
    static final String END_REFUSED = "End_Refused";
    static final String END_CHANGED = "End_Changed";
    static final String END_CHANGE_ABANDONED = "End_ChangeAbandoned";
    static final String END_CHANGE_REFUSED = "End_ChangeRefused";
    static final String END_CHANGE_WITHDRAWN = "End_ChangeWithdrawn";
    static final String END_REVIEW_KEPT = "End_ReviewKept";

    /** The milestones that ends and steps of this process stand for; those of drafting and signing are recorded there. */
    static final Map<String, Milestone> MILESTONES = Map.of(
            TASK_RECORD_EXPIRY, Milestone.EXPIRED,
            TASK_RECORD_TERMINATION, Milestone.TERMINATED,
            TASK_RECORD_END_BEFORE, Milestone.TERMINATED,
            END_WITHDRAWN, Milestone.WITHDRAWN,
            END_CHANGE_WITHDRAWN, Milestone.WITHDRAWN,
            // Where instances of the model from before reviews record their end, as long as they are not migrated.
            END_EXPIRED, Milestone.EXPIRED,
            END_TERMINATED, Milestone.TERMINATED);

    private AgreementLifecycle() {}
}
