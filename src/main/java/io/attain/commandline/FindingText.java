package io.attain.commandline;

import io.attain.terms.Finding;
import io.attain.terms.Labels;
import java.io.PrintWriter;

/** Findings as people read them on a terminal. */
final class FindingText {

    private FindingText() {}

    /** Prints a finding: its place in a form that editors can follow, the reason, and what to write instead. */
    static void print(PrintWriter out, Finding finding) {
        out.println(TextTable.printable(finding.document() + (finding.line() > 0 ? ":" + finding.line() : "") + ": "
                + Labels.of(finding.severity()) + " " + finding.code()
                + (finding.pointer().isEmpty() ? "" : "  " + finding.pointer())));
        indented(out, "    ", finding.reason());
        if (finding.suggestion() != null) {
            indented(out, "    > ", finding.suggestion());
        }
    }

    private static void indented(PrintWriter out, String indent, String text) {
        text.lines()
                .flatMap(it -> TextTable.wrapped(it, TextTable.WIDTH - indent.length()).stream())
                .forEach(it -> out.println(indent + it));
    }
}
