package io.attain.credit;

import java.util.List;

/** How the sides of agreements answered statements. The first answer of a side counts. */
public interface StatementAnswers {

    /**
     * Records an answer.
     *
     * @param answer when it was given is not read, never {@literal null}
     * @throws io.attain.problem.Problem if the side has answered already
     */
    void add(StatementAnswer answer);

    /**
     * Lists the answers to a statement.
     *
     * @param close the number of the close that it was made in
     * @return in the order in which they were given
     */
    List<StatementAnswer> of(long close);

    /**
     * Lists the answers to all statements of an agreement.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in the order in which they were given
     */
    List<StatementAnswer> of(String reference);
}
