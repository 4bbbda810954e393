package io.attain.negotiation.store;

import static io.attain.database.Instants.offset;

import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.WorkingCopies;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWorkingCopies implements WorkingCopies {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcWorkingCopies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(AgreementVersion base, Role side, String document, String actor) {
        jdbc.sql(
                        "insert into working_copy (reference, version, base_revision, side, document, actor, recorded_at) values (:reference, :version, :revision, :side, :document, :actor, :now)")
                .param("reference", base.reference())
                .param("version", base.version())
                .param("revision", base.revision())
                .param("side", side.name())
                .param("document", document)
                .param("actor", actor)
                .param("now", offset(clock.instant()))
                .update();
    }

    @Override
    public Optional<String> find(AgreementVersion base, Role side) {
        return jdbc.sql(
                        "select document from working_copy where reference = :reference and side = :side and version = :version and base_revision = :revision order by id desc fetch first 1 rows only")
                .param("reference", base.reference())
                .param("side", side.name())
                .param("version", base.version())
                .param("revision", base.revision())
                .query(String.class)
                .optional();
    }
}
