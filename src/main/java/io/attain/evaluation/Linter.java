package io.attain.evaluation;

import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Judges the terms of agreements before anyone signs: what cannot be computed, contradicts itself, cannot be measured, or
 * leaves one side without a remedy. What does not even fit the format is found by the reader.
 */
public final class Linter {

    /** Each looks at one agreement from one side. The order is that of the findings about one line. */
    private static final List<Consumer<LintSubject>> CHECKS = List.of(
            LintReferences::check,
            LintMeasurements::check,
            LintPeriods::check,
            LintPrecision::check,
            LintTiers::check,
            LintCredits::check,
            LintFold::check,
            LintClauses::check,
            LintSupports::check);

    private Linter() {}

    /**
     * Judges all agreements of some files.
     *
     * @param documents what was read from the files; agreements may refer to series and agreements among them
     * @return what the reader found and what the linter finds, errors, warnings and notes, by document and line; empty
     *     when all is sound
     */
    public static List<Finding> lint(Documents documents) {
        return lint(documents, new Documents(List.of(), List.of(), List.of()));
    }

    /**
     * Judges all agreements of some files where more is known elsewhere.
     *
     * @param documents what was read from the files
     * @param known agreements and series that the files may refer to, for example those on the server; not judged
     * @return what the reader found in the files and what the linter finds, by document and line
     */
    public static List<Finding> lint(Documents documents, Documents known) {
        List<AgreementDocument> agreements = new ArrayList<>(documents.agreements());
        agreements.addAll(known.agreements());
        Map<String, SeriesDefinition> shared = new HashMap<>();
        known.agreements().forEach(it -> add(shared, it.agreement().series()));
        add(shared, known.series());
        documents.agreements().forEach(it -> add(shared, it.agreement().series()));
        add(shared, documents.series());
        List<Finding> all = new ArrayList<>(documents.findings());
        for (AgreementDocument document : documents.agreements()) {
            // An agreement's own definition goes before one of the same name elsewhere.
            Map<String, SeriesDefinition> series = new HashMap<>(shared);
            add(series, document.agreement().series());
            List<Finding> findings = new ArrayList<>();
            LintSubject subject =
                    new LintSubject(document, Collections.unmodifiableMap(series), List.copyOf(agreements), findings);
            CHECKS.forEach(check -> check.accept(subject));
            findings.sort(Comparator.comparingInt(Finding::line));
            all.addAll(findings);
        }
        return List.copyOf(all);
    }

    private static void add(Map<String, SeriesDefinition> series, List<SeriesDefinition> definitions) {
        definitions.forEach(it -> series.put(it.id(), it));
    }
}
