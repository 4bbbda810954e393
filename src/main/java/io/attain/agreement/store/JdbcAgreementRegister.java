package io.attain.agreement.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attain.access.Accounts;
import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.database.Parts;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAgreementRegister implements AgreementRegister {

    /**
     * The version that came in force last and has not ended, or whose end is the last that happened; none where another
     * was drafted after the end.
     */
    private static final String HOLDS =
            """
            (select m.version from agreement_milestone m where m.reference = v.reference
            and ((m.milestone = 'IN_FORCE' and not exists (select 1 from agreement_milestone ended
                where ended.reference = m.reference and ended.id > m.id and ended.milestone in ('EXPIRED', 'TERMINATED')))
            or (m.milestone in ('EXPIRED', 'TERMINATED', 'CLOSED') and m.id =
                (select max(last.id) from agreement_milestone last where last.reference = m.reference)))
            order by m.id desc fetch first 1 rows only)""";

    /** The last revision of the version that holds of each agreement, its status, and the number of the latest version. */
    private static final String HELD =
            """
            select v.number, v.reference, v.version, v.title,
            (select m.milestone from agreement_milestone m where m.reference = v.reference and m.version = v.version
                order by m.id desc fetch first 1 rows only) as milestone,
            (select latest.number from agreement_version latest where latest.reference = v.reference
                order by latest.version desc, latest.revision desc fetch first 1 rows only) as latest,
            (select m.milestone from agreement_milestone m where m.reference = v.reference
                order by m.version desc, m.id desc fetch first 1 rows only) as latest_milestone
            from agreement_version v
            where v.version = coalesce("""
                    + HOLDS
                    + """
            , (select max(latest.version) from agreement_version latest where latest.reference = v.reference))
            and not exists (select 1 from agreement_version later
                where later.reference = v.reference and later.version = v.version and later.revision > v.revision)""";

    private static final int CACHED = 20_000;

    /** Versions never change, so each is read once, by its number. */
    private final Cache<Long, AgreementVersion> cache =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    private final JdbcClient jdbc;
    private final SeriesCatalogue series;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    JdbcAgreementRegister(
            JdbcClient jdbc, SeriesCatalogue series, Accounts accounts, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.series = series;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public AgreementVersion draft(String document, String actor) {
        Agreement terms = DraftDocument.read(document);
        findLatest(terms.reference()).ifPresent(existing -> checkMayFollow(existing, terms));
        return record(new AgreementVersion(terms, 1, document, actor, clock.instant()));
    }

    @Override
    @Transactional
    public AgreementVersion revise(AgreementVersion base, String document, String actor) {
        Agreement terms = DraftDocument.read(document);
        AgreementVersion latest = latest(base.reference());
        if (latest.version() != base.version() || latest.revision() != base.revision()) {
            throw Problem.conflict("Meanwhile there is a revision " + latest.revision() + " of " + base.reference()
                    + ", version " + latest.version() + "; yours begins at revision " + base.revision()
                    + ". Look at what has changed and send it again.");
        }
        Milestone status = status(base);
        if (status.isLast() || status == Milestone.SIGNED || status == Milestone.IN_FORCE) {
            throw Problem.conflict(
                    "The terms of " + base.reference() + " are not negotiated any more; its status is " + status + ".");
        }
        if (!terms.reference().equals(base.reference()) || terms.version() != base.version()) {
            throw Problem.refused("The document is version " + terms.version() + " of " + terms.reference()
                    + "; while version " + base.version() + " of " + base.reference()
                    + " is negotiated, neither can change.");
        }
        checkIsAhead(terms);
        return record(new AgreementVersion(terms, base.revision() + 1, document, actor, clock.instant()));
    }

    @Override
    public void checkIsAhead(Agreement terms) {
        if (find(terms.reference())
                .filter(it -> status(it) == Milestone.IN_FORCE)
                .isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), terms.zone());
        if (terms.effective().isBefore(today)) {
            throw Problem.refused("The document takes effect on " + terms.effective() + ", and today is " + today
                    + " already. What has begun keeps its terms: agree on a day from today on in “effective”.");
        }
    }

    @Override
    @Transactional
    public AgreementVersion amend(String reference, String document, String actor) {
        AgreementVersion holds = get(reference);
        Milestone status = status(holds);
        if (status != Milestone.IN_FORCE) {
            throw Problem.conflict("Only an agreement in force can be changed; the status of " + reference + " is "
                    + status + ". Draft it, or propose another.");
        }
        AgreementVersion latest = latest(reference);
        if (latest.version() != holds.version() && !status(latest).isLast()) {
            throw Problem.conflict(
                    "Version " + latest.version() + " of " + reference + " is under way already, with the" + " status "
                            + status(latest) + "; see that through or withdraw it first.");
        }
        Agreement terms = DraftDocument.read(document);
        if (!terms.reference().equals(reference) || terms.version() != latest.version() + 1) {
            throw Problem.refused("The document is version " + terms.version() + " of " + terms.reference()
                    + "; the next one is version " + (latest.version() + 1) + " of " + reference
                    + ". Correct “reference” and “version” in it.");
        }
        if (terms.effective().isBefore(holds.terms().effective())) {
            throw Problem.refused("The document takes effect on " + terms.effective() + ", before version "
                    + holds.version() + " does, on " + holds.terms().effective()
                    + ". Write a later day in “effective”.");
        }
        return record(new AgreementVersion(terms, 1, document, actor, clock.instant()));
    }

    @Override
    public int nextVersion(String reference) {
        return latest(reference).version() + 1;
    }

    private AgreementVersion record(AgreementVersion version) {
        Agreement terms = version.terms();
        checkPeople(terms);
        KeyHolder number = new GeneratedKeyHolder();
        try {
            jdbc.sql(
                            "insert into agreement_version (reference, version, revision, title, hash, document, recorded_by, recorded_at) values (:reference, :version, :revision, :title, :hash, :document, :actor, :now)")
                    .param("reference", terms.reference())
                    .param("version", terms.version())
                    .param("revision", version.revision())
                    .param("title", terms.title())
                    .param("hash", terms.hash())
                    .param("document", version.document())
                    .param("actor", version.recordedBy())
                    .param("now", offset(version.recordedAt()))
                    .update(number, "number");
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict(
                    "Version " + terms.version() + " of " + terms.reference() + " has just been recorded.");
        }
        cache.put(number.getKeyAs(Long.class), version);
        SeriesCatalogue.Origin origin =
                SeriesCatalogue.Origin.in(terms.reference(), terms.zone(), version.recordedBy());
        DraftDocument.series(version.document()).forEach(definition -> series.define(definition, origin));
        checkSeries(terms);
        reach(version, Milestone.DRAFTED, version.recordedBy(), "");
        return version;
    }

    /** Who has no account yet can have one later. */
    private void checkPeople(Agreement terms) {
        terms.people().stream()
                .map(Agreement.Person::user)
                .distinct()
                .flatMap(it -> accounts.find(it).stream())
                .filter(it -> it.enabled() && !it.takesPart())
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.refused(
                            it.name()
                                    + " is an auditor or administrator, who has no part in agreements; name somebody else under people.");
                });
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
        if (!status(get(existing.reference())).isLast()) {
            // Whoever asks may read nothing of it.
            throw Problem.conflict(
                    "There is already an agreement " + existing.reference() + ". Use another reference.");
        }
        if (terms.version() <= existing.version()) {
            throw Problem.conflict("Version " + existing.version() + " of " + existing.reference()
                    + " is recorded and stays as it is; a new draft needs a higher version.");
        }
    }

    @Override
    public Optional<AgreementVersion> find(String reference) {
        return jdbc.sql("select v.number from agreement_version v where v.reference = :reference order by case when"
                        + " v.version = " + HOLDS
                        + " then 0 else 1 end, v.version desc, v.revision desc fetch first 1 rows only")
                .param("reference", reference)
                .query(Long.class)
                .optional()
                .map(this::version);
    }

    private Optional<AgreementVersion> findLatest(String reference) {
        return jdbc.sql(
                        "select number from agreement_version where reference = :reference order by version desc, revision desc fetch first 1 rows only")
                .param("reference", reference)
                .query(Long.class)
                .optional()
                .map(this::version);
    }

    @Override
    public AgreementVersion latest(String reference) {
        return findLatest(reference).orElseThrow(() -> Problem.unknown("There is no agreement " + reference + "."));
    }

    @Override
    public AgreementVersion get(String reference) {
        return find(reference).orElseThrow(() -> Problem.unknown("There is no agreement " + reference + "."));
    }

    @Override
    public List<AgreementVersion> versions(String reference) {
        return versions(jdbc.sql(
                        "select number from agreement_version v where reference = :reference and revision = (select max(last.revision) from agreement_version last where last.reference = v.reference and last.version = v.version) order by version")
                .param("reference", reference));
    }

    @Override
    public List<AgreementVersion> revisions(String reference, int version) {
        return versions(jdbc.sql(
                        "select number from agreement_version where reference = :reference and version = :version order by revision")
                .param("reference", reference)
                .param("version", version));
    }

    @Override
    public List<AgreementVersion> versionsInForce(String reference) {
        AgreementInForce inForce = inForce(List.of(reference)).get(reference);
        return inForce == null ? List.of() : inForce.versions();
    }

    @Override
    public Map<String, AgreementInForce> inForce(Collection<String> references) {
        Map<String, Instant> terminated = new HashMap<>();
        Map<String, SortedMap<Integer, AgreementVersion>> versions = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql(
                            """
                            select distinct m.reference, v.version, v.number, m.milestone, m.recorded_at
                            from agreement_milestone m join agreement_version v
                            on v.reference = m.reference and v.version = m.version and v.revision = m.revision
                            where m.milestone in ('IN_FORCE', 'TERMINATED') and m.reference in (:references)""")
                    .param("references", some)
                    .query(row -> {
                        String reference = row.getString("reference");
                        if (row.getString("milestone").equals(Milestone.TERMINATED.name())) {
                            terminated.put(reference, instant(row, "recorded_at"));
                        } else {
                            versions.computeIfAbsent(reference, it -> new TreeMap<>())
                                    .put(row.getInt("version"), version(row.getLong("number")));
                        }
                    });
        }
        Map<String, AgreementInForce> inForce = new HashMap<>();
        versions.forEach((reference, ofReference) -> inForce.put(
                reference, new AgreementInForce(List.copyOf(ofReference.values()), terminated.get(reference))));
        return inForce;
    }

    private List<AgreementVersion> versions(JdbcClient.StatementSpec numbers) {
        return numbers.query(Long.class).list().stream().map(this::version).toList();
    }

    private AgreementVersion version(long number) {
        return cache.get(number, key -> jdbc.sql(
                        "select document, revision, recorded_by, recorded_at from agreement_version where number = :number")
                .param("number", number)
                .query(JdbcAgreementRegister::version)
                .single());
    }

    @Override
    public List<AgreementVersion> versionsReading(String id) {
        // The database looks for the text, so that few documents need be read; what they say decides.
        return versions(jdbc.sql(
                                "select number from agreement_version where position(:id in document) > 0 order by recorded_at, reference, version")
                        .param("id", id))
                .stream()
                .filter(version -> version.terms().objectives().stream()
                        .anyMatch(objective -> objective.series().equals(id)))
                .toList();
    }

    @Override
    public List<AgreementVersion> restingOn(String reference) {
        return jdbc
                .sql(
                        "select distinct reference from agreement_version where position(:id in document) > 0 and reference <> :id order by reference")
                .param("id", reference)
                .query(String.class)
                .list()
                .stream()
                .map(this::get)
                .filter(version -> version.terms().supports().stream()
                        .anyMatch(it -> it.agreement().equals(reference)))
                .toList();
    }

    @Override
    public List<Entry> all() {
        return jdbc.sql(HELD + " order by v.reference")
                .query((row, number) -> new Entry(
                        row.getString("reference"),
                        row.getInt("version"),
                        row.getString("title"),
                        Milestone.valueOf(row.getString("milestone"))))
                .list();
    }

    @Override
    public Map<String, Standing> standing(Collection<String> references) {
        Map<String, Standing> standing = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql(HELD + " and v.reference in (:references)")
                    .param("references", some)
                    .query(row -> {
                        standing.put(
                                row.getString("reference"),
                                new Standing(
                                        version(row.getLong("number")),
                                        Milestone.valueOf(row.getString("milestone")),
                                        version(row.getLong("latest")),
                                        Milestone.valueOf(row.getString("latest_milestone"))));
                    });
        }
        return standing;
    }

    @Override
    @Transactional
    public void reach(AgreementVersion version, Milestone milestone, String actor, String reason) {
        List<ReachedMilestone> before = milestones(version.reference()).stream()
                .filter(it -> it.version() == version.version())
                .toList();
        if (!before.isEmpty()) {
            ReachedMilestone last = before.get(before.size() - 1);
            if (last.milestone() == milestone && last.revision() == version.revision()) {
                return;
            }
        }
        ReachedMilestone reached = new ReachedMilestone(
                version.reference(), version.version(), version.revision(), milestone, actor, reason, clock.instant());
        jdbc.sql(
                        "insert into agreement_milestone (reference, version, revision, milestone, actor, reason, recorded_at) values (:reference, :version, :revision, :milestone, :actor, :reason, :now)")
                .param("reference", reached.reference())
                .param("version", reached.version())
                .param("revision", reached.revision())
                .param("milestone", milestone.name())
                .param("actor", actor)
                .param("reason", reason)
                .param("now", offset(reached.recordedAt()))
                .update();
        events.publishEvent(reached);
    }

    @Override
    public List<ReachedMilestone> milestones(String reference) {
        return jdbc.sql("select * from agreement_milestone where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> new ReachedMilestone(
                        row.getString("reference"),
                        row.getInt("version"),
                        row.getInt("revision"),
                        Milestone.valueOf(row.getString("milestone")),
                        row.getString("actor"),
                        row.getString("reason"),
                        instant(row, "recorded_at")))
                .list();
    }

    @Override
    public Milestone status(String reference) {
        return status(get(reference));
    }

    @Override
    public Milestone status(AgreementVersion version) {
        return jdbc.sql(
                        "select milestone from agreement_milestone where reference = :reference and version = :version order by id desc fetch first 1 rows only")
                .param("reference", version.reference())
                .param("version", version.version())
                .query((row, number) -> Milestone.valueOf(row.getString("milestone")))
                .single();
    }

    private static AgreementVersion version(ResultSet row, int number) throws SQLException {
        String document = row.getString("document");
        return new AgreementVersion(
                DraftDocument.read(document),
                row.getInt("revision"),
                document,
                row.getString("recorded_by"),
                instant(row, "recorded_at"));
    }
}
