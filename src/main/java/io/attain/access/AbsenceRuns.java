package io.attain.access;

/** The process that hands somebody's tasks to the deputy and takes them back. */
public interface AbsenceRuns {

    /**
     * Begins it, in the running transaction.
     *
     * @param absence one that was kept in it, never {@literal null}
     */
    void start(Absence absence);

    /**
     * Tells it that somebody is back, or does not go.
     *
     * @param absence never {@literal null}
     * @param by who says so, never {@literal null}
     */
    void end(Absence absence, String by);
}
