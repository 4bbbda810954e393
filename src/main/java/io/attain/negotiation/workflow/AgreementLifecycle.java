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
    static final String END_EXPIRED = "End_Expired";
    static final String END_TERMINATED = "End_Terminated";
    static final String END_ABANDONED = "End_Abandoned";
    static final String END_WITHDRAWN = "End_Withdrawn";
    static final String END_REFUSED = "End_Refused";

    /** The milestones that ends of this process stand for; those of drafting and signing are recorded there. */
    static final Map<String, Milestone> MILESTONES = Map.of(
            END_EXPIRED, Milestone.EXPIRED,
            END_TERMINATED, Milestone.TERMINATED,
            END_WITHDRAWN, Milestone.WITHDRAWN);

    private AgreementLifecycle() {}
}
