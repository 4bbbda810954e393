package io.attain.measurement;

import io.attain.evaluation.Backtest;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Linter;
import io.attain.evaluation.MeasurementSource;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SeriesDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A back-test on files: agreements and definitions of series as documents, measurements as foreign files. The agreement
 * that the first document holds is judged, in all its versions; agreements of other references are what it rests on.
 */
public final class FileBacktest {

    private final Documents documents;
    private final List<Agreement> versions;
    private final Map<String, SeriesDefinition> definitions;

    /**
     * Prepares a back-test.
     *
     * @param documents what was read, without findings
     * @throws IllegalArgumentException when there is no agreement among the documents
     */
    public FileBacktest(Documents documents) {
        if (documents.agreements().isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no agreement in these documents: expected at least one of 'kind: Agreement'");
        }
        this.documents = documents;
        String reference = documents.agreements().get(0).agreement().reference();
        this.versions = documents.agreements().stream()
                .map(AgreementDocument::agreement)
                .filter(it -> it.reference().equals(reference))
                .toList();
        this.definitions = definitions(documents, versions);
    }

    /** What is defined in the agreement itself goes before what stands beside it, a later version before an earlier. */
    private static Map<String, SeriesDefinition> definitions(Documents documents, List<Agreement> versions) {
        Map<String, SeriesDefinition> definitions = new TreeMap<>();
        documents.series().forEach(it -> definitions.put(it.id(), it));
        versions.stream().sorted(Comparator.comparing(Agreement::effective)).forEach(version -> version.series()
                .forEach(it -> definitions.put(it.id(), it)));
        return definitions;
    }

    /** Returns the versions of the agreement that is judged. */
    public List<Agreement> versions() {
        return versions;
    }

    /** Returns the ids of the series that are defined. */
    public List<String> series() {
        return List.copyOf(definitions.keySet());
    }

    /**
     * Judges the measurements.
     *
     * @param files the files of each series, in order
     * @param asOf up to when facts are known, {@literal null} for the end of the term
     * @param progress is told now and then how many bytes of the file at hand have been read
     * @return verdicts, credits and their derivations, and what the linter finds in the terms
     * @throws IllegalArgumentException when nobody defines one of the series, or the terms refer to what is not there
     * @throws io.attain.evaluation.UnreadableSourceException when a file cannot be read to its end
     */
    public BacktestResult run(Map<String, List<MeasurementFile>> files, @Nullable Instant asOf, LongConsumer progress) {
        List<MeasurementSource> sources = new ArrayList<>();
        files.forEach((id, ofSeries) -> {
            SeriesDefinition definition = definitions.get(id);
            if (definition == null) {
                throw new IllegalArgumentException("nobody defines the series '" + id + "': expected "
                        + (definitions.isEmpty() ? "its definition" : "one of " + String.join(", ", series())));
            }
            sources.add(new FileSource(definition, versions.get(0).zone(), ofSeries, progress));
        });
        BacktestResult result = Backtest.run(versions, sources, asOf);
        List<Finding> findings = new ArrayList<>(result.findings());
        String reference = versions.get(0).reference();
        Set<String> judged = new HashSet<>();
        for (AgreementDocument document : documents.agreements()) {
            if (document.agreement().reference().equals(reference)) {
                judged.add(document.source().name());
            }
        }
        Linter.lint(documents).stream()
                .filter(it -> judged.contains(it.document()))
                .forEach(findings::add);
        return new BacktestResult(
                result.agreement(), result.versions(), result.asOf(), result.verdicts(), result.inputs(), findings);
    }
}
