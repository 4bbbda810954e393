package io.attain.report.workflow;

/** The names that code and model of the process share. */
final class ReportRun {

    static final String KEY = "ReportRun";

    private ReportRun() {}
}
