package io.attain.terms;

/**
 * An upper bound on credits.
 *
 * @param per what is added up under the bound
 * @param over the time over which it is added up
 * @param limit percent of the basis (over more than a period: of the fees of that time), or an amount
 */
public record Cap(Per per, Over over, Payment limit) {

    /** What is added up under a cap. */
    public enum Per {
        /** One measurement. */
        LINE,
        /** One verdict. */
        VERDICT,
        /** All verdicts of one scope; in an objective's credit, of that objective and scope. */
        SCOPE,
        /** All verdicts of one objective. */
        OBJECTIVE,
        /** All verdicts of the objectives of one service. */
        SERVICE,
        /** All verdicts of the agreement. */
        AGREEMENT
    }

    /** The time over which a cap adds up. A period belongs to the year in which it starts. */
    public enum Over {
        /** The measurement period. */
        PERIOD,
        /** A calendar year. */
        CALENDAR_YEAR,
        /** A year from the term's first day or one of its anniversaries. */
        CONTRACT_YEAR,
        /** The period and those of the eleven months before. */
        ROLLING_YEAR,
        /** The whole term. */
        TERM
    }
}
