package io.attain.warning;

import java.util.List;

/** The process instances that bring warnings to people. */
public interface WarningRuns {

    /**
     * Starts one for each warning, in the running transaction.
     *
     * @param warnings as they are recorded, never {@literal null}
     */
    void start(List<RaisedWarning> warnings);
}
