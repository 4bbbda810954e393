package io.attain.dispute.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.dispute.ClaimDesk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClaimDesk implements ClaimDesk {

    private static final String IN_ORDER =
            """
            select cast('DISPUTE' as varchar(9)) as kind, number, recorded_at from dispute d where %s
            union all
            select cast('EXCLUSION' as varchar(9)) as kind, number, recorded_at from exclusion_claim c where %s
            order by recorded_at %3$s, kind %3$s, number %3$s
            """;

    private static final String DISPUTE_RUNS =
            "not exists (select 1 from dispute_act a where a.dispute = d.number and a.kind = 'CONCLUDED')";

    private static final String CLAIM_RUNS =
            "not exists (select 1 from exclusion_act a where a.claim = c.number and a.kind in ('APPLIED', 'REFUSED', 'WITHDRAWN'))";

    private static final String DISPUTE_INSTANCES =
            "exists (select 1 from dispute_instance i where i.dispute = d.number and i.process_instance in (:instances))";

    private static final String CLAIM_INSTANCES =
            "exists (select 1 from exclusion_instance i where i.claim = c.number and i.process_instance in (:instances))";

    private final JdbcClient jdbc;

    JdbcClaimDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Place> list(Wanted wanted) {
        Collection<String> instances = wanted.instances();
        if ((wanted.references() != null && wanted.references().isEmpty())
                || (instances != null && instances.isEmpty())) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", wanted.limit() + 1));
        if (wanted.references() != null) {
            parameters.put("references", wanted.references());
        }
        if (instances != null) {
            parameters.put("instances", instances);
        }
        Place after = wanted.after();
        if (after != null) {
            parameters.put("at", offset(after.at()));
            parameters.put("kind", after.kind().name());
            parameters.put("number", after.number());
        }
        String disputes = conditions(wanted, Kind.DISPUTE, DISPUTE_RUNS);
        String claims = conditions(wanted, Kind.EXCLUSION, CLAIM_RUNS);
        return jdbc.sql(IN_ORDER.formatted(disputes, claims, wanted.latest() ? "desc" : "asc")
                        + " fetch first :limit rows only")
                .params(parameters)
                .query(JdbcClaimDesk::place)
                .list();
    }

    private static String conditions(Wanted wanted, Kind kind, String runs) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (wanted.running()) {
            conditions.add(runs);
        }
        if (wanted.references() != null) {
            conditions.add("reference in (:references)");
        }
        if (wanted.instances() != null) {
            conditions.add(kind == Kind.DISPUTE ? DISPUTE_INSTANCES : CLAIM_INSTANCES);
        }
        if (wanted.after() != null) {
            conditions.add("(recorded_at, cast('" + kind + "' as varchar(9)), number) " + (wanted.latest() ? "<" : ">")
                    + " (:at, :kind, :number)");
        }
        return String.join(" and ", conditions);
    }

    @Override
    public List<Place> of(String reference) {
        return jdbc.sql(IN_ORDER.formatted("reference = :reference", "reference = :reference", "asc"))
                .param("reference", reference)
                .query(JdbcClaimDesk::place)
                .list();
    }

    private static Place place(ResultSet row, int index) throws SQLException {
        return new Place(instant(row, "recorded_at"), Kind.valueOf(row.getString("kind")), row.getLong("number"));
    }
}
