package io.attain.report;

/**
 * Something happened to an owed report. Published in the transaction that records it.
 *
 * @param report as it was before
 * @param kind what happened
 * @param act the number under which that is kept
 * @param becomes what the report is now
 */
public record ReportHappened(OwedReport report, ReportAct.Kind kind, long act, OwedReport.Status becomes) {}
