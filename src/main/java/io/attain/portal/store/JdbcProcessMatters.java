package io.attain.portal.store;

import io.attain.database.Parts;
import io.attain.portal.ProcessMatters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProcessMatters implements ProcessMatters {

    /** Each kind's instances, in the columns that a matter has. */
    private static final Map<Kind, String> SELECTS = Map.of(
            Kind.CLOSE,
            "select i.process_instance, m.number, m.reference, '' as what, m.period_label as at from period_close_instance i"
                    + " join period_close m on m.number = i.close_number",
            Kind.ESCALATION,
            "select i.process_instance, m.number, m.reference, m.objective as what, m.period_label as at from"
                    + " escalation_instance i join escalation m on m.number = i.escalation",
            Kind.DISPUTE,
            "select i.process_instance, m.number, m.reference, '' as what, m.period_label as at from dispute_instance i"
                    + " join dispute m on m.number = i.dispute",
            Kind.EXCLUSION,
            "select i.process_instance, m.number, m.reference, m.exclusion as what, m.window_from || ' – ' ||"
                    + " m.window_until as at from exclusion_instance i join exclusion_claim m on m.number = i.claim",
            Kind.REVIEW,
            "select i.process_instance, m.number, m.reference, cast(m.ordinal as varchar(12)) as what, '' as at from"
                    + " review_instance i join review m on m.number = i.review",
            Kind.REPORT,
            "select m.process_instance, m.number, m.reference, m.report as what, m.due as at from owed_report m",
            Kind.WARNING,
            "select i.process_instance, m.number, m.reference, m.objective as what, m.threshold as at from"
                    + " warning_instance i join warning m on m.number = i.warning");

    private final JdbcClient jdbc;

    JdbcProcessMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Matter> of(Collection<String> instances) {
        Map<String, Matter> matters = new HashMap<>();
        for (List<String> some : Parts.of(instances)) {
            SELECTS.forEach((kind, select) -> jdbc.sql(select + " where process_instance in (:instances)")
                    .param("instances", some)
                    .query(row -> {
                        matters.put(
                                row.getString("process_instance"),
                                new Matter(
                                        kind,
                                        row.getLong("number"),
                                        row.getString("reference"),
                                        row.getString("what"),
                                        row.getString("at")));
                    }));
        }
        return matters;
    }

    @Override
    public Optional<String> instanceOf(Kind kind, long number) {
        return jdbc.sql("select process_instance from (" + SELECTS.get(kind)
                        + ") m where number = :number and process_instance is not null")
                .param("number", number)
                .query(String.class)
                .optional();
    }
}
