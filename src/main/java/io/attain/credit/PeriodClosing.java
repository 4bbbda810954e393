package io.attain.credit;

/** Sets the close of a period going. */
public interface PeriodClosing {

    /**
     * Closes a period: judges it, calculates the credit and, where one is owed, asks the customer.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param period the period's short name, never {@literal null}
     * @param actor the account that closes it, never {@literal null}
     * @return the statement, never {@literal null}
     * @throws io.attain.problem.Problem if there is no such agreement or period, the agreement is not in force, or the period
     *     is not over or already closed
     */
    Statement close(String reference, String period, String actor);
}
