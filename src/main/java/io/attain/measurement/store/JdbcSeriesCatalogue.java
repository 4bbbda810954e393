package io.attain.measurement.store;

import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attain.database.Parts;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import io.attain.terms.CanonicalHash;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcSeriesCatalogue implements SeriesCatalogue {

    private static final int CACHED = 20_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, SeriesDefinition> definitions =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    JdbcSeriesCatalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public SeriesRecord define(String document, Origin origin) {
        SeriesDefinition definition = read(document);
        if (origin.series() != null && !origin.series().equals(definition.id())) {
            throw Problem.refused("The document defines the series " + definition.id() + ", the address names "
                    + origin.series() + ".");
        }
        Optional<Known> known = lock(definition.id());
        if (known.isEmpty()) {
            insert(definition, document, origin);
        } else if (!known.get().record().definition().hash().equals(definition.hash())) {
            checkReading(known.get(), definition, origin);
            update(definition, document, origin);
        } else {
            return known.get().record();
        }
        SeriesRecord series = get(definition.id());
        jdbc.sql(
                        "insert into series_definition (series, hash, document, recorded_by, recorded_at) values (:series, :hash, :document, :actor, :now)")
                .param("series", series.number())
                .param("hash", definition.hash())
                .param("document", document)
                .param("actor", origin.actor())
                .param("now", offset(clock.instant()))
                .update();
        return series;
    }

    /** A series with the agreement that its definition stands in, empty for none. */
    private record Known(SeriesRecord record, String agreement) {}

    private Optional<Known> lock(String series) {
        return jdbc.sql("select * from series where id = :id for update")
                .param("id", series)
                .query((row, number) -> new Known(
                        record(row, number), row.getString("agreement") == null ? "" : row.getString("agreement")))
                .optional();
    }

    private static void checkReading(Known known, SeriesDefinition definition, Origin origin) {
        SeriesRecord before = known.record();
        if (before.definition().readingHash().equals(definition.readingHash())) {
            return;
        }
        if (before.measurements() > 0) {
            throw Problem.conflict("The series " + before.id() + " has " + before.measurements()
                    + " measurements that were read by another definition, and they stay as they were read. Only “owner”, "
                    + "“due” and “supplyWithin” can be changed; give a series that is read otherwise another id.");
        }
        if (!known.agreement().isEmpty() && !known.agreement().equals(origin.agreement())) {
            throw Problem.conflict("The series " + before.id() + " is defined by the agreement " + known.agreement()
                    + ", and this definition reads files otherwise. Take over that definition, or use another id.");
        }
    }

    private void insert(SeriesDefinition definition, String document, Origin origin) {
        ZoneId zone = origin.zone();
        try {
            jdbc.sql(
                            "insert into series (id, hash, reading_hash, document, agreement, zone, measurements, last_upload, content_hash) values (:id, :hash, :reading, :document, :agreement, :zone, 0, 0, :content)")
                    .param("id", definition.id())
                    .param("hash", definition.hash())
                    .param("reading", definition.readingHash())
                    .param("document", document)
                    .param("agreement", origin.agreement())
                    .param("zone", zone == null ? null : zone.getId())
                    .param("content", CanonicalHash.of(""))
                    .update();
        } catch (DuplicateKeyException justNow) {
            throw Problem.conflict(
                    "The series " + definition.id() + " has just been defined by somebody else; try again.");
        }
    }

    private void update(SeriesDefinition definition, String document, Origin origin) {
        jdbc.sql(
                        "update series set hash = :hash, reading_hash = :reading, document = :document, agreement = coalesce(:agreement, agreement) where id = :id")
                .param("id", definition.id())
                .param("hash", definition.hash())
                .param("reading", definition.readingHash())
                .param("document", document)
                .param("agreement", origin.agreement(), java.sql.Types.VARCHAR)
                .update();
    }

    @Override
    @Transactional
    public void adopt(String series, ZoneId zone) {
        SeriesRecord known = lock(series).map(Known::record).orElseThrow(() -> unknown(series));
        if (known.definition().zone() != null) {
            return;
        }
        if (known.zone() == null) {
            jdbc.sql("update series set zone = :zone where id = :id")
                    .param("zone", zone.getId())
                    .param("id", series)
                    .update();
        } else if (!known.zone().equals(zone) && known.measurements() > 0) {
            throw Problem.conflict("The series " + series + " names no zone, and its local times are read in "
                    + known.zone() + "; an agreement in " + zone
                    + " cannot share it. Define a series with a zone of its own.");
        }
    }

    @Override
    public Optional<SeriesRecord> find(String series) {
        return jdbc.sql("select * from series where id = :id")
                .param("id", series)
                .query(this::record)
                .optional();
    }

    @Override
    public SeriesRecord get(String series) {
        return find(series).orElseThrow(() -> unknown(series));
    }

    private static Problem unknown(String series) {
        return Problem.unknown("There is no series " + series + ".");
    }

    @Override
    public Map<String, SeriesRecord> find(Collection<String> series) {
        Map<String, SeriesRecord> found = new HashMap<>();
        for (List<String> some : Parts.of(series)) {
            jdbc.sql("select * from series where id in (:ids)")
                    .param("ids", some)
                    .query(this::record)
                    .list()
                    .forEach(it -> found.put(it.id(), it));
        }
        return found;
    }

    @Override
    public Optional<String> definedBy(String series) {
        return jdbc.sql(
                        "select d.recorded_by from series_definition d join series s on s.number = d.series where s.id = :id order by d.number fetch first 1 rows only")
                .param("id", series)
                .query(String.class)
                .optional();
    }

    @Override
    public List<SeriesRecord> all() {
        return jdbc.sql("select * from series order by id").query(this::record).list();
    }

    private SeriesRecord record(ResultSet row, int number) throws SQLException {
        String zone = row.getString("zone");
        String document = row.getString("document");
        return new SeriesRecord(
                row.getInt("number"),
                definitions.get(row.getString("hash"), hash -> read(document)),
                zone == null ? null : ZoneId.of(zone),
                row.getLong("measurements"),
                row.getLong("last_upload"),
                row.getString("content_hash"),
                instantOrNull(row, "complete_until"));
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
