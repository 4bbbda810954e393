package io.attain.evaluation;

/** What the linter can find. The names are stable: documents, pipelines and pages refer to them. */
public enum LintCode {
    /** A series that nobody defined. */
    SERIES_UNDEFINED,
    /** A calendar that the agreement does not have. */
    CALENDAR_UNKNOWN,
    /** A service that the agreement does not have. */
    SERVICE_UNKNOWN,
    /** A party that the agreement does not have. */
    PARTY_UNKNOWN,
    /** An objective that the agreement, or a supporting one, does not have. */
    OBJECTIVE_UNKNOWN,
    /** An exclusion that the agreement does not have. */
    EXCLUSION_UNKNOWN,
    /** A timestamp that the measurements do not have. */
    TIMESTAMP_UNKNOWN,
    /** An attribute that the measurements do not have. */
    ATTRIBUTE_UNKNOWN,
    /** A country or region whose public holidays are not known. */
    HOLIDAYS_UNKNOWN,
    /** A recurrence rule that cannot be read, or that no day fits. */
    RECURRENCE_UNREADABLE,
    /** The same id twice. */
    DUPLICATE_ID,
    /** Two versions of one agreement with the same number or the same effective date. */
    VERSION_CONFLICT,
    /** A version that takes effect when the term is over. */
    EFFECTIVE_OUTSIDE_TERM,

    /** A series whose shape does not fit the indicator. */
    SERIES_UNFIT,
    /** A value is read of measurements that have none. */
    VALUE_MISSING,
    /** Nothing is said about cases that lack a timestamp which the condition reads. */
    OPEN_MISSING,
    /** Time is aggregated without a unit. */
    UNIT_MISSING,
    /** Pauses are taken out of measurements that have none. */
    PAUSES_MISSING,
    /** Nothing is said about which of several timestamps puts a case into a period. */
    PERIOD_TIMESTAMP,
    /** Something counts as met where nothing is good or bad. */
    COUNT_AS_MET_UNDEFINED,
    /** An exclusion that can never apply. */
    EXCLUSION_WITHOUT_EFFECT,

    /** The periods do not tile the term. */
    PERIODS_DO_NOT_TILE,
    /** No period of the term is judged. */
    NO_PERIOD,

    /** A target that no figure can reach. */
    TARGET_IMPOSSIBLE,
    /** A target that every figure reaches. */
    TARGET_TRIVIAL,
    /** A minimum for what should be low, or a maximum for what should be high. */
    TARGET_DIRECTION,
    /** What the target allows, in time. */
    PRECISION_BUDGET,
    /** A target that allows nothing to go wrong, ever. */
    PRECISION_IMPOSSIBLE,
    /** A target finer than what the measurements can show. */
    PRECISION_UNMEASURABLE,
    /** So few cases that a single one decides. */
    ALL_OR_NOTHING,

    /** Breaches without any tier. */
    TIER_GAP,
    /** Figures for which a target is met and a tier applies, or two tiers apply. */
    TIER_OVERLAP,
    /** A tier that can never apply, or never pay more than the one before. */
    TIER_UNREACHABLE,
    /** A tier on the wrong side for its target. */
    TIER_DIRECTION,
    /** A deeper tier that pays less. */
    TIER_ORDER,

    /** A credit without an upper bound. */
    CREDIT_WITHOUT_CAP,
    /** A cap below what the first tier or unit pays. */
    CAP_BELOW_FIRST_TIER,
    /** A cap for each measurement where no rule pays by measurement. */
    CAP_WITHOUT_LINES,
    /** A cap across objectives, over a period, whose periods differ. */
    CAP_PERIODS_UNEQUAL,
    /** A share of a fee that there is not. */
    BASIS_WITHOUT_FEE,
    /** A credit rule that does not fit its indicator. */
    CREDIT_UNFIT,
    /** A share of a pool that there is not, or that is never paid. */
    ALLOCATION_WITHOUT_POOL,
    /** Shares of the pool that add up to more than the pool. */
    POOL_OVERSUBSCRIBED,
    /** Bands or steps of points that are out of order, pay less for more, or never apply. */
    POINTS_ORDER,
    /** More breaches than there can be in the time that is given. */
    REPEAT_IMPOSSIBLE,
    /** A multiplier of a credit that there is not. */
    REPEAT_WITHOUT_CREDIT,
    /** Earn-back where nothing is ever credited. */
    EARN_BACK_WITHOUT_CREDIT,
    /** A reward for what is not better than the target. */
    REWARD_UNFIT,

    /** No rule for missing data. */
    MISSING_RULE,
    /** Missing data counts as good. */
    MISSING_SILENTLY_GOOD,

    /** No clause on disputes, or none on when a statement may be contested. */
    NO_DISPUTES,
    /** No clause on reviews. */
    NO_REVIEW,
    /** No clause on what happens at the end of the term. */
    NO_RENEWAL,
    /** No escalation ladder. */
    NO_ESCALATION,
    /** No clause on force majeure. */
    NO_FORCE_MAJEURE,
    /** Terms that bind one side only. */
    ONE_SIDED,
    /** A duty that nobody has. */
    DUTY_WITHOUT_PEOPLE,

    /** A supporting agreement that was not given along. */
    SUPPORT_NOT_GIVEN,
    /** A target tighter than what the supporting agreements add up to. */
    SUPPORT_TOO_WEAK,
    /** An agreement that rests on itself. */
    SUPPORT_CYCLE
}
