package io.attain.measurement.store;

import static io.attain.database.Instants.offset;

import io.attain.database.Parts;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.terms.Exclusion.Window;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcGrantedExclusions implements GrantedExclusions {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcGrantedExclusions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void grant(
            String reference, String exclusion, Window window, List<String> objectives, String decision, String actor) {
        jdbc.sql(
                        """
                        insert into granted_exclusion (reference, exclusion, window_from, window_until, objectives, decision, actor, recorded_at)
                        select :reference, :exclusion, :from, :until, :objectives, :decision, :actor, cast(:now as timestamp with time zone)
                        where not exists (select 1 from granted_exclusion where reference = :reference and decision = :decision)
                        """)
                .param("reference", reference)
                .param("exclusion", exclusion)
                .param("from", window.from().toString())
                .param("until", window.until().toString())
                .param("objectives", String.join("\n", objectives))
                .param("decision", decision)
                .param("actor", actor)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    public Map<String, List<GrantedExclusion>> of(Collection<String> references) {
        Map<String, List<GrantedExclusion>> granted = new HashMap<>();
        for (List<String> some : Parts.of(references)) {
            jdbc.sql("select * from granted_exclusion where reference in (:references) order by number")
                    .param("references", some)
                    .query(row -> {
                        granted.computeIfAbsent(row.getString("reference"), it -> new ArrayList<>())
                                .add(new GrantedExclusion(
                                        row.getLong("number"),
                                        row.getString("reference"),
                                        row.getString("exclusion"),
                                        new Window(
                                                LocalDateTime.parse(row.getString("window_from")),
                                                LocalDateTime.parse(row.getString("window_until"))),
                                        row.getString("objectives")
                                                .lines()
                                                .filter(it -> !it.isEmpty())
                                                .toList(),
                                        row.getString("decision")));
                    });
        }
        return granted;
    }
}
