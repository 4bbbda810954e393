package io.attain.measurement.store;

import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcSeriesCatalogue implements SeriesCatalogue {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSeriesCatalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public SeriesDefinition define(String document, String actor) {
        SeriesDefinition series = read(document);
        boolean known =
                find(series.id()).filter(it -> it.hash().equals(series.hash())).isPresent();
        if (!known) {
            jdbc.sql(
                            "insert into series_definition (series, hash, document, recorded_by, recorded_at) values (:series, :hash, :document, :actor, :now)")
                    .param("series", series.id())
                    .param("hash", series.hash())
                    .param("document", document)
                    .param("actor", actor)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return series;
    }

    @Override
    public Optional<SeriesDefinition> find(String series) {
        return jdbc.sql(
                        "select document from series_definition where series = :series order by id desc fetch first 1 rows only")
                .param("series", series)
                .query(String.class)
                .optional()
                .map(JdbcSeriesCatalogue::read);
    }

    @Override
    public List<SeriesDefinition> all() {
        return jdbc
                .sql(
                        "select document from series_definition where id in (select max(id) from series_definition group by series) order by series")
                .query(String.class)
                .list()
                .stream()
                .map(JdbcSeriesCatalogue::read)
                .toList();
    }

    private static SeriesDefinition read(String document) {
        Documents documents = Documents.read("document", document);
        if (!documents.findings().isEmpty()) {
            throw Problem.refused(
                    "The document is not a series in the format attain/v1.",
                    documents.findings().stream()
                            .<Map<String, Object>>map(finding -> Map.of(
                                    "code",
                                    finding.code(),
                                    "pointer",
                                    finding.pointer(),
                                    "line",
                                    finding.line(),
                                    "reason",
                                    finding.reason()))
                            .toList());
        }
        if (documents.series().size() != 1 || !documents.agreements().isEmpty()) {
            throw Problem.refused("Expected exactly one document, with “kind: Series”.");
        }
        return documents.series().get(0);
    }
}
