package io.attain.report;

import java.util.List;

/**
 * Some reports are asked for from now on. Published in the transaction that records it.
 *
 * @param reports at least one
 */
public record ReportsOpened(List<OwedReport> reports) {

    /** Copies the list. */
    public ReportsOpened {
        reports = List.copyOf(reports);
    }
}
