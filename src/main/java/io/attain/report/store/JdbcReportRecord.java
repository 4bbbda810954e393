package io.attain.report.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.instantOrNull;
import static io.attain.database.Instants.offset;

import io.attain.database.Parts;
import io.attain.database.SearchText;
import io.attain.evaluation.DueReport;
import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.OwedReport.Status;
import io.attain.report.ReportAct;
import io.attain.report.ReportAct.Kind;
import io.attain.report.ReportRecord;
import io.attain.terms.Agreement.ReportDuty;
import io.attain.workflow.EngineSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReportRecord implements ReportRecord {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcReportRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<OwedReport> open(String reference, int version, ReportDuty report, DueReport due) {
        int added = jdbc.sql(
                        """
                        insert into owed_report
                        (reference, version, report, occurrence, due, due_at, sender, receiver, status, opened_at)
                        select :reference, :version, :report, cast(:occurrence as date), :due, cast(:at as timestamp with time zone),
                        :sender, :receiver, 'OPEN', cast(:now as timestamp with time zone)
                        where not exists (select 1 from owed_report
                        where reference = :reference and report = :report and due = :due)
                        """)
                .param("reference", reference)
                .param("version", version)
                .param("report", report.id())
                .param("occurrence", due.occurrence())
                .param("due", due.text())
                .param("at", offset(due.at()))
                .param("sender", report.from())
                .param("receiver", report.to())
                .param("now", now())
                .update();
        if (added == 0) {
            return Optional.empty();
        }
        OwedReport opened = jdbc.sql(
                        "select * from owed_report where reference = :reference and report = :report and due = :due")
                .param("reference", reference)
                .param("report", report.id())
                .param("due", due.text())
                .query(JdbcReportRecord::owed)
                .single();
        act(opened.number(), Kind.OPENED, EngineSession.ENGINE, "", null);
        return Optional.of(opened);
    }

    @Override
    public Map<String, Map<String, OwedReport>> last(Collection<String> references) {
        Map<String, Map<String, OwedReport>> last = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql(
                            """
                            select * from owed_report o where reference in (:references) and due = (select max(due)
                            from owed_report later where later.reference = o.reference and later.report = o.report)
                            """)
                    .param("references", some)
                    .query(JdbcReportRecord::owed)
                    .list()
                    .forEach(it -> last.computeIfAbsent(it.reference(), key -> new HashMap<>())
                            .put(it.report(), it));
        }
        return last;
    }

    @Override
    public void bind(String instance, long owed) {
        jdbc.sql("update owed_report set process_instance = :instance where number = :number")
                .param("instance", instance)
                .param("number", owed)
                .update();
    }

    @Override
    public OwedReport ofInstance(String instance) {
        return jdbc.sql("select * from owed_report where process_instance = :instance")
                .param("instance", instance)
                .query(JdbcReportRecord::owed)
                .single();
    }

    @Override
    public Optional<String> instanceOf(long owed) {
        return jdbc.sql(
                        "select process_instance from owed_report where number = :number and process_instance is not null")
                .param("number", owed)
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<OwedReport> find(long number) {
        return jdbc.sql("select * from owed_report where number = :number")
                .param("number", number)
                .query(JdbcReportRecord::owed)
                .optional();
    }

    @Override
    public OwedReport lock(long number) {
        return jdbc.sql("select * from owed_report where number = :number for update")
                .param("number", number)
                .query(JdbcReportRecord::owed)
                .single();
    }

    @Override
    public List<OwedReport> of(String reference) {
        return jdbc.sql("select * from owed_report where reference = :reference order by due_at desc, number desc")
                .param("reference", reference)
                .query(JdbcReportRecord::owed)
                .list();
    }

    @Override
    public List<OwedReport> running(String reference) {
        return jdbc.sql(
                        "select * from owed_report where reference = :reference and status in ('OPEN', 'DELIVERED', 'REFUSED') order by due_at, number")
                .param("reference", reference)
                .query(JdbcReportRecord::owed)
                .list();
    }

    @Override
    public List<OwedReport> asked(@Nullable List<Visible> readable, @Nullable String reference, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        List<String> conditions = new ArrayList<>(List.of("o.status in ('OPEN', 'REFUSED')"));
        if (readable != null) {
            conditions.add(conditionOf(readable, parameters));
        }
        if (reference != null) {
            conditions.add("o.reference = :reference");
            parameters.put("reference", reference);
        }
        return jdbc.sql("select o.* from owed_report o where " + String.join(" and ", conditions)
                        + " order by o.due_at, o.number fetch first :limit rows only")
                .params(parameters)
                .query(JdbcReportRecord::owed)
                .list();
    }

    @Override
    public long act(long owed, Kind kind, String account, String words, @Nullable Status becomes) {
        long number = insert(owed, kind, account, words, null);
        if (becomes != null) {
            // What was refused is not delivered, whenever it came.
            jdbc.sql("update owed_report set status = :status"
                            + (becomes == Status.REFUSED ? ", delivered_at = null" : "") + " where number = :number")
                    .param("status", becomes.name())
                    .param("number", owed)
                    .update();
        }
        return number;
    }

    @Override
    public long deliver(long owed, String account, Delivery delivery) {
        long number = insert(owed, Kind.DELIVERED, account, "", delivery);
        jdbc.sql(
                        "update owed_report set status = 'DELIVERED', delivered_at = :now, delivery = (select max(number) from report_act where owed = :number and kind = 'DELIVERED') where number = :number")
                .param("now", now())
                .param("number", owed)
                .update();
        return number;
    }

    private long insert(long owed, Kind kind, String account, String words, @Nullable Delivery delivery) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into report_act (owed, kind, account, words, title, topic, topic_key, summary, link, file,
                        search_text, recorded_at) values (:owed, :kind, :account, :words, :title, :topic, :key, :summary,
                        :link, :file, :searched, :now)
                        """)
                .param("owed", owed)
                .param("kind", kind.name())
                .param("account", account)
                .param("words", words)
                .param("title", delivery == null ? null : delivery.title())
                .param("topic", delivery == null ? null : delivery.topic())
                .param("key", delivery == null ? null : SearchText.plain(delivery.topic()))
                .param("summary", delivery == null ? null : delivery.summary())
                .param("link", delivery == null ? null : delivery.link())
                .param("file", delivery == null ? null : delivery.file())
                .param("searched", delivery == null ? null : delivery.searched())
                .param("now", now())
                .update(key, "number");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    @Override
    public List<ReportAct> acts(long owed) {
        return jdbc.sql("select * from report_act where owed = :owed order by number")
                .param("owed", owed)
                .query(JdbcReportRecord::act)
                .list();
    }

    @Override
    public Map<Long, List<ReportAct>> actsOf(String reference) {
        Map<Long, List<ReportAct>> acts = new LinkedHashMap<>();
        jdbc.sql(
                        "select a.* from report_act a join owed_report o on o.number = a.owed where o.reference = :reference order by a.number")
                .param("reference", reference)
                .query(JdbcReportRecord::act)
                .list()
                .forEach(it -> acts.computeIfAbsent(it.owed(), key -> new ArrayList<>())
                        .add(it));
        return acts;
    }

    @Override
    public List<Found> search(Wanted wanted) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", wanted.limit()));
        List<String> conditions = new ArrayList<>();
        List<Visible> readable = wanted.readable();
        if (readable != null) {
            conditions.add(conditionOf(readable, parameters));
        }
        if (wanted.reference() != null) {
            conditions.add("o.reference = :reference");
            parameters.put("reference", wanted.reference());
        }
        if (wanted.topic() != null) {
            conditions.add("a.topic_key = :topic");
            parameters.put("topic", SearchText.plain(wanted.topic()));
        }
        if (wanted.before() != null) {
            conditions.add("a.number < :before");
            parameters.put("before", wanted.before());
        }
        for (int i = 0; i < wanted.words().size(); i++) {
            conditions.add("a.search_text like :word" + i + SearchText.ESCAPE);
            parameters.put("word" + i, SearchText.pattern(wanted.words().get(i)));
        }
        return jdbc.sql(
                        """
                        select o.*, a.number as place, a.account, a.title, a.topic, a.summary, a.link, a.file, a.recorded_at
                        from report_act a join owed_report o on o.delivery = a.number and o.number = a.owed
                        """
                                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                                + " order by a.number desc fetch first :limit rows only")
                .params(parameters)
                .query((row, index) -> new Found(
                        owed(row, index),
                        row.getLong("place"),
                        Objects.requireNonNull(delivery(row)),
                        row.getString("account"),
                        instant(row, "recorded_at")))
                .list();
    }

    private static String conditionOf(List<Visible> readable, Map<String, Object> parameters) {
        List<String> any = new ArrayList<>(List.of("1 = 0"));
        for (int i = 0; i < readable.size(); i++) {
            any.add("(o.reference = :of" + i + " and (o.sender in (:parties" + i + ") or o.receiver in (:parties" + i
                    + ")))");
            parameters.put("of" + i, readable.get(i).reference());
            parameters.put("parties" + i, readable.get(i).parties());
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static OwedReport owed(ResultSet row, int index) throws SQLException {
        return new OwedReport(
                row.getLong("number"),
                row.getString("reference"),
                row.getInt("version"),
                row.getString("report"),
                row.getObject("occurrence", LocalDate.class),
                row.getString("due"),
                instant(row, "due_at"),
                row.getString("sender"),
                row.getString("receiver"),
                Status.valueOf(row.getString("status")),
                instantOrNull(row, "delivered_at"),
                instant(row, "opened_at"));
    }

    private static ReportAct act(ResultSet row, int index) throws SQLException {
        return new ReportAct(
                row.getLong("number"),
                row.getLong("owed"),
                Kind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getString("words"),
                delivery(row),
                instant(row, "recorded_at"));
    }

    private static @Nullable Delivery delivery(ResultSet row) throws SQLException {
        String title = row.getString("title");
        return title == null
                ? null
                : new Delivery(
                        title,
                        row.getString("topic"),
                        row.getString("summary"),
                        row.getString("link"),
                        row.getObject("file", Long.class));
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
