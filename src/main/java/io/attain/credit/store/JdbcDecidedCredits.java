package io.attain.credit.store;

import static io.attain.database.Amounts.amount;
import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.credit.DecidedCredit;
import io.attain.credit.DecidedCredits;
import io.attain.database.Parts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDecidedCredits implements DecidedCredits {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcDecidedCredits(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public void add(List<DecidedCredit> decided, String actor) {
        OffsetDateTime now = offset(clock.instant());
        template.batchUpdate(
                "insert into decided_credit (reference, objective, scope, period_start, period_end, amount, currency, decision, actor, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                decided,
                Math.max(1, decided.size()),
                (statement, it) -> {
                    statement.setString(1, it.reference());
                    statement.setString(2, it.objective());
                    statement.setString(3, JdbcPeriodCloses.scope(it.scope()));
                    statement.setObject(4, offset(it.start()));
                    statement.setObject(5, offset(it.end()));
                    statement.setBigDecimal(6, it.amount());
                    statement.setString(7, it.currency().getCurrencyCode());
                    statement.setString(8, it.decision());
                    statement.setString(9, actor);
                    statement.setObject(10, now);
                });
    }

    @Override
    public Map<String, List<DecidedCredit>> of(Collection<String> references) {
        Map<String, Map<List<Object>, DecidedCredit>> latest = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select * from decided_credit where reference in (:references) order by number")
                    .param("references", some)
                    .query(row -> {
                        DecidedCredit it = new DecidedCredit(
                                row.getString("reference"),
                                row.getString("objective"),
                                JdbcPeriodCloses.scope(row.getString("scope")),
                                instant(row, "period_start"),
                                instant(row, "period_end"),
                                amount(row, "amount"),
                                Currency.getInstance(row.getString("currency")),
                                row.getString("decision"));
                        latest.computeIfAbsent(it.reference(), reference -> new LinkedHashMap<>())
                                .put(List.of(it.objective(), it.scope(), it.start(), it.end()), it);
                    });
        }
        Map<String, List<DecidedCredit>> decided = new HashMap<>();
        latest.forEach((reference, ofReference) -> decided.put(reference, new ArrayList<>(ofReference.values())));
        return decided;
    }
}
