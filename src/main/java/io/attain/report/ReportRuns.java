package io.attain.report;

import java.util.List;

/** The process instances of owed reports. */
public interface ReportRuns {

    /**
     * Starts an instance for each, in the running transaction.
     *
     * @param opened never {@literal null}
     */
    void start(List<OwedReport> opened);

    /**
     * Completes the task that is open, after what was asked for has been done on a page or over REST.
     *
     * @param owed never {@literal null}
     * @param account who did it, never {@literal null}
     * @throws io.attain.problem.Problem if somebody has just acted too
     */
    void proceed(OwedReport owed, String account);

    /**
     * Ends the instance of a report that is not owed any more.
     *
     * @param owed never {@literal null}
     */
    void end(OwedReport owed);
}
