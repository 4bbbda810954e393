package io.attain.agreement.store;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAgreementRegister implements AgreementRegister {

    private static final String SELECT = "select document, recorded_by, recorded_at from agreement_version";

    private final JdbcClient jdbc;
    private final SeriesCatalogue series;
    private final Clock clock;

    JdbcAgreementRegister(JdbcClient jdbc, SeriesCatalogue series, Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.clock = clock;
    }

    @Override
    @Transactional
    public AgreementVersion draft(String document, String actor) {
        Agreement terms = DraftDocument.read(document);
        find(terms.reference()).ifPresent(existing -> checkMayFollow(existing, terms));
        Instant now = clock.instant();
        AgreementVersion version = new AgreementVersion(terms, document, actor, now);
        try {
            jdbc.sql(
                            "insert into agreement_version (reference, version, title, hash, document, recorded_by, recorded_at) values (:reference, :version, :title, :hash, :document, :actor, :now)")
                    .param("reference", terms.reference())
                    .param("version", terms.version())
                    .param("title", terms.title())
                    .param("hash", terms.hash())
                    .param("document", document)
                    .param("actor", actor)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict(
                    "Version " + terms.version() + " of " + terms.reference() + " has just been recorded.");
        }
        SeriesCatalogue.Origin origin = SeriesCatalogue.Origin.in(terms.reference(), terms.zone(), actor);
        DraftDocument.series(document).forEach(definition -> series.define(definition, origin));
        checkSeries(terms);
        reach(version, Milestone.DRAFTED, actor, "");
        return version;
    }

    private void checkSeries(Agreement terms) {
        for (Objective objective : terms.objectives()) {
            if (series.find(objective.series()).isEmpty()) {
                throw Problem.refused("The objective " + objective.id() + " reads the series " + objective.series()
                        + ", which nobody has defined; define it in the agreement or with PUT /api/series/"
                        + objective.series() + ".");
            }
            series.adopt(objective.series(), terms.zone());
        }
    }

    private void checkMayFollow(AgreementVersion existing, Agreement terms) {
        Milestone status = status(existing.reference());
        if (!status.isLast()) {
            throw Problem.conflict("There is already an agreement " + existing.reference() + ", version "
                    + existing.version() + ", with the status " + status + ". Use another reference.");
        }
        if (terms.version() <= existing.version()) {
            throw Problem.conflict("Version " + existing.version() + " of " + existing.reference()
                    + " is recorded and stays as it is; a new draft needs a higher version.");
        }
    }

    @Override
    public Optional<AgreementVersion> find(String reference) {
        return jdbc.sql(SELECT + " where reference = :reference order by version desc fetch first 1 rows only")
                .param("reference", reference)
                .query(JdbcAgreementRegister::version)
                .optional();
    }

    @Override
    public AgreementVersion get(String reference) {
        return find(reference).orElseThrow(() -> Problem.unknown("There is no agreement " + reference + "."));
    }

    @Override
    public List<AgreementVersion> versions(String reference) {
        return jdbc.sql(SELECT + " where reference = :reference order by version")
                .param("reference", reference)
                .query(JdbcAgreementRegister::version)
                .list();
    }

    @Override
    public List<AgreementVersion> versionsInForce(String reference) {
        Set<Integer> numbers = milestones(reference).stream()
                .filter(reached -> reached.milestone() == Milestone.IN_FORCE)
                .map(ReachedMilestone::version)
                .collect(Collectors.toSet());
        return versions(reference).stream()
                .filter(version -> numbers.contains(version.version()))
                .toList();
    }

    @Override
    public List<Entry> all() {
        return jdbc.sql(
                        """
                        select v.reference, v.version, v.title, m.milestone
                        from agreement_version v
                        join agreement_milestone m on m.id =
                            (select max(last.id) from agreement_milestone last where last.reference = v.reference)
                        where v.version = (select max(newest.version) from agreement_version newest where newest.reference = v.reference)
                        order by v.reference""")
                .query((row, number) -> new Entry(
                        row.getString("reference"),
                        row.getInt("version"),
                        row.getString("title"),
                        Milestone.valueOf(row.getString("milestone"))))
                .list();
    }

    @Override
    @Transactional
    public void reach(AgreementVersion version, Milestone milestone, String actor, String reason) {
        List<ReachedMilestone> before = milestones(version.reference());
        if (!before.isEmpty()) {
            ReachedMilestone last = before.get(before.size() - 1);
            if (last.milestone() == milestone && last.version() == version.version()) {
                return;
            }
        }
        jdbc.sql(
                        "insert into agreement_milestone (reference, version, milestone, actor, reason, recorded_at) values (:reference, :version, :milestone, :actor, :reason, :now)")
                .param("reference", version.reference())
                .param("version", version.version())
                .param("milestone", milestone.name())
                .param("actor", actor)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<ReachedMilestone> milestones(String reference) {
        return jdbc.sql("select * from agreement_milestone where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> new ReachedMilestone(
                        row.getString("reference"),
                        row.getInt("version"),
                        Milestone.valueOf(row.getString("milestone")),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public Milestone status(String reference) {
        List<ReachedMilestone> reached = milestones(reference);
        if (reached.isEmpty()) {
            throw Problem.unknown("There is no agreement " + reference + ".");
        }
        return reached.get(reached.size() - 1).milestone();
    }

    private static AgreementVersion version(ResultSet row, int number) throws SQLException {
        String document = row.getString("document");
        return new AgreementVersion(
                DraftDocument.read(document),
                document,
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
