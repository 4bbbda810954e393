package io.attain.negotiation.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcNegotiationRecord implements NegotiationRecord {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcNegotiationRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(AgreementVersion version, Act act, @Nullable Role side, String actor, String about, String words) {
        jdbc.sql(
                        "insert into negotiation_act (reference, version, revision, act, side, actor, about, words, recorded_at) values (:reference, :version, :revision, :act, :side, :actor, :about, :words, :now)")
                .param("reference", version.reference())
                .param("version", version.version())
                .param("revision", version.revision())
                .param("act", act.name())
                .param("side", side == null ? null : side.name())
                .param("actor", actor)
                .param("about", about)
                .param("words", words)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    @Transactional
    public void read(AgreementVersion version, String actor) {
        boolean known = of(version.reference(), List.of()).stream()
                .anyMatch(it -> it.act() == Act.READ
                        && it.actor().equals(actor)
                        && it.version() == version.version()
                        && it.revision() == version.revision());
        if (!known) {
            add(version, Act.READ, null, actor, "", "");
        }
    }

    @Override
    public List<NegotiationAct> of(String reference, Collection<Role> sides) {
        return jdbc
                .sql("select * from negotiation_act where reference = :reference order by id")
                .param("reference", reference)
                .query((row, number) -> {
                    String side = row.getString("side");
                    return new NegotiationAct(
                            row.getString("reference"),
                            row.getInt("version"),
                            row.getInt("revision"),
                            Act.valueOf(row.getString("act")),
                            side == null ? null : Role.valueOf(side),
                            row.getString("actor"),
                            row.getString("about"),
                            row.getString("words"),
                            instant(row, "recorded_at"));
                })
                .list()
                .stream()
                .filter(it -> it.side() == null || sides.contains(it.side()))
                .toList();
    }
}
