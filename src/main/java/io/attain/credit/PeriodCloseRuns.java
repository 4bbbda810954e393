package io.attain.credit;

import java.util.List;

/** The process instances that carry out closes. */
public interface PeriodCloseRuns {

    /**
     * Starts one instance for each close, many in one transaction.
     *
     * @param closes in the order in which they are to be started, never {@literal null}
     */
    void start(List<PreparedClose> closes);

    /**
     * Tells instances that wait for missing data that it has come.
     *
     * @param closes what came of their evaluation, never {@literal null}
     */
    void dataArrived(List<PreparedClose> closes);

    /**
     * Ends an instance whose statement nobody has answered, since another one takes its place.
     *
     * @param close the number of the close that it carries out
     */
    void supersede(long close);

    /**
     * Ends an instance whose statement is disputed otherwise than in its tasks; nothing happens if it has ended.
     *
     * @param close the number of the close that it carries out
     */
    void claimed(long close);
}
