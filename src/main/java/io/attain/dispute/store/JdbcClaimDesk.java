package io.attain.dispute.store;

import io.attain.dispute.ClaimDesk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClaimDesk implements ClaimDesk {

    private static final String ALL =
            """
            select * from (
                select 'DISPUTE' as kind, number, reference, recorded_at,
                    exists (select 1 from dispute_act a where a.dispute = dispute.number and a.kind = 'CONCLUDED') as is_over
                from dispute
                union all
                select 'EXCLUSION', number, reference, recorded_at,
                    exists (select 1 from exclusion_act a where a.claim = exclusion_claim.number
                        and a.kind in ('APPLIED', 'REFUSED', 'WITHDRAWN'))
                from exclusion_claim) claimed
            where %s order by recorded_at %2$s, kind %2$s, number %2$s %3$s
            """;

    private final JdbcClient jdbc;

    JdbcClaimDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Place> list(Wanted wanted) {
        if (wanted.references() != null && wanted.references().isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", wanted.limit() + 1));
        if (wanted.running()) {
            conditions.add("not is_over");
        }
        if (wanted.references() != null) {
            conditions.add("reference in (:references)");
            parameters.put("references", wanted.references());
        }
        Place after = wanted.after();
        if (after != null) {
            conditions.add("(recorded_at, kind, number) " + (wanted.running() ? ">" : "<") + " (:at, :kind, :number)");
            parameters.put("at", after.at().atOffset(ZoneOffset.UTC));
            parameters.put("kind", after.kind().name());
            parameters.put("number", after.number());
        }
        return jdbc.sql(ALL.formatted(
                        String.join(" and ", conditions),
                        wanted.running() ? "asc" : "desc",
                        "fetch first :limit rows only"))
                .params(parameters)
                .query(JdbcClaimDesk::place)
                .list();
    }

    @Override
    public List<Place> of(String reference) {
        return jdbc.sql(ALL.formatted("reference = :reference", "asc", ""))
                .param("reference", reference)
                .query(JdbcClaimDesk::place)
                .list();
    }

    private static Place place(ResultSet row, int index) throws SQLException {
        return new Place(
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getLong("number"));
    }
}
