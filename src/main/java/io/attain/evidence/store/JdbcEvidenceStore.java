package io.attain.evidence.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.evidence.EvidenceStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcEvidenceStore implements EvidenceStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcEvidenceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Evidence add(Evidence evidence, byte[] content) {
        jdbc.sql(
                        "insert into evidence_content (sha256, content) select cast(:sha256 as varchar(64)), :content where not exists (select 1 from evidence_content where sha256 = :sha256)")
                .param("sha256", evidence.sha256())
                .param("content", content)
                .update();
        jdbc.sql(
                        """
                        insert into evidence (subject, name, media_type, size, sha256, account, recorded_at)
                        select :subject, :name, :type, :size, :sha256, :account, cast(:now as timestamp with time zone)
                        where not exists (select 1 from evidence where subject = :subject and sha256 = :sha256)
                        """)
                .param("subject", evidence.subject())
                .param("name", evidence.name())
                .param("type", evidence.mediaType())
                .param("size", evidence.size())
                .param("sha256", evidence.sha256())
                .param("account", evidence.account())
                .param("now", offset(clock.instant()))
                .update();
        return of(evidence.subject()).stream()
                .filter(it -> it.sha256().equals(evidence.sha256()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Evidence> of(String subject) {
        return jdbc.sql("select * from evidence where subject = :subject order by number")
                .param("subject", subject)
                .query(JdbcEvidenceStore::evidence)
                .list();
    }

    @Override
    public Optional<Evidence> find(String subject, long number) {
        return of(subject).stream().filter(it -> it.number() == number).findFirst();
    }

    @Override
    public byte[] content(Evidence evidence) {
        return Objects.requireNonNull(jdbc.sql("select content from evidence_content where sha256 = :sha256")
                .param("sha256", evidence.sha256())
                .query((row, index) -> row.getBytes(1))
                .single());
    }

    private static Evidence evidence(ResultSet row, int index) throws SQLException {
        return new Evidence(
                row.getLong("number"),
                row.getString("subject"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("account"),
                instant(row, "recorded_at"));
    }
}
