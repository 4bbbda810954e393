package io.attain.negotiation.workflow;

import io.attain.agreement.Milestone;
import java.util.Map;

/** The names that code and model of the process share. */
final class AgreementLifecycle {

    static final String KEY = "AgreementLifecycle";

    /** Whether the agreement was signed elsewhere, as a boolean. */
    static final String SIGNED_ELSEWHERE = "signedElsewhere";
    /** When the term is over, as a date. */
    static final String TERM_END = "termEnd";
    /** Why the agreement is ended early, as a string; comes with {@link #MESSAGE_TERMINATED}. */
    static final String REASON = "reason";

    static final String MESSAGE_TERMINATED = "AgreementTerminated";

    static final String CALL_DRAFT = "Call_Draft";
    static final String CALL_SIGN_OFF = "Call_SignOff";
    static final String EVENT_TERM_OVER = "Event_TermOver";
    static final String END_EXPIRED = "End_Expired";
    static final String END_TERMINATED = "End_Terminated";
    static final String END_ABANDONED = "End_Abandoned";
    static final String END_REFUSED = "End_Refused";

    /** The milestones that ends of this process stand for; those of drafting and signing are recorded there. */
    static final Map<String, Milestone> MILESTONES =
            Map.of(END_EXPIRED, Milestone.EXPIRED, END_TERMINATED, Milestone.TERMINATED);

    private AgreementLifecycle() {}
}
