package io.attain.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What comes next in an agreement.
 *
 * @param kind what it is
 * @param at when; what is done until then is in time, then itself is not
 */
public record NextDate(Kind kind, Instant at) {

    /** What may come. */
    public enum Kind {
        /** The term begins. */
        BEGINS,
        /** Until when a statement that is open can be contested. */
        CLAIM_UNTIL,
        /** Missing measurements are to be supplied. */
        DATA,
        /** A report falls due. */
        REPORT,
        /** A report is to be confirmed. */
        CONFIRMATION,
        /** A review is due. */
        REVIEW,
        /** The owners are to answer a review. */
        REVIEW_ANSWER,
        /** A draft is to be answered or signed. */
        SIGNATURE,
        /** A breach is to be acknowledged. */
        ACKNOWLEDGEMENT,
        /** A breach is to be explained, or the plan against it answered. */
        PLAN,
        /** Somebody is to act in a dispute. */
        DISPUTE,
        /** A claimed exclusion is to be assessed. */
        EXCLUSION,
        /** A warning is to be looked at. */
        WARNING,
        /** Until when notice can be given. */
        NOTICE_UNTIL,
        /** The term ends. */
        ENDS;

        /** What comes by itself, and is never too late. */
        private static final Set<Kind> BEGINNINGS = EnumSet.of(BEGINS, REVIEW);

        private static final Map<String, Kind> OF_TASKS = Map.ofEntries(
                Map.entry("Task_AnswerStatement", CLAIM_UNTIL),
                Map.entry("Task_SupplyData", DATA),
                Map.entry("Task_DeliverReport", REPORT),
                Map.entry("Task_ConfirmReport", CONFIRMATION),
                Map.entry("Task_Answer", REVIEW_ANSWER),
                Map.entry("Task_Decide", REVIEW_ANSWER),
                Map.entry("Task_Consent", REVIEW_ANSWER),
                Map.entry("Task_AnswerOffer", SIGNATURE),
                Map.entry("Task_Sign", SIGNATURE),
                Map.entry("Task_SeeToSignature", SIGNATURE),
                Map.entry("Task_Acknowledge", ACKNOWLEDGEMENT),
                Map.entry("Task_AcknowledgeLast", ACKNOWLEDGEMENT),
                Map.entry("Task_ExplainBreach", PLAN),
                Map.entry("Task_AnswerPlan", PLAN),
                Map.entry("Task_Respond", DISPUTE),
                Map.entry("Task_Negotiate", DISPUTE),
                Map.entry("Task_Mediate", DISPUTE),
                Map.entry("Task_AnswerSuggestion", DISPUTE),
                Map.entry("Task_Arbitrate", DISPUTE),
                Map.entry("Task_CorrectData", DISPUTE),
                Map.entry("Task_AssessExclusion", EXCLUSION),
                Map.entry("Task_LookAtWarning", WARNING));

        /**
         * Tells what an open task means for its agreement.
         *
         * @param key the task's in its model, never {@literal null}
         * @return empty for one that is no step of the agreement
         */
        static Optional<Kind> ofTask(String key) {
            return Optional.ofNullable(OF_TASKS.get(key));
        }
    }

    /**
     * Tells the day: the one that begins where something begins, otherwise the last on which something can be done.
     *
     * @param zone the agreement's, never {@literal null}
     */
    public LocalDate day(ZoneId zone) {
        Instant within = Kind.BEGINNINGS.contains(kind) ? at : at.minusNanos(1);
        return LocalDate.ofInstant(within, zone);
    }

    /**
     * Tells whether its time has passed without what was to be done.
     *
     * @param now never {@literal null}
     */
    public boolean isOverdueAt(Instant now) {
        return !Kind.BEGINNINGS.contains(kind) && kind != Kind.ENDS && !at.isAfter(now);
    }
}
