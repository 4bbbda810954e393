package io.attain.negotiation.store;

import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Answer;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Party;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcSignatures implements Signatures {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSignatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(AgreementVersion version, String account, Answer answer, String reason) {
        if (version.appointment(account, AgreementVersion.SIGNATORY).isEmpty()) {
            throw Problem.forbidden(account + " is no signatory of " + version.reference() + ".");
        }
        if (answer == Answer.REFUSED && reason.isBlank()) {
            throw Problem.refused("A refusal needs a reason, which the other side reads.");
        }
        for (Signature before : of(version.reference(), version.version())) {
            if (before.account().equals(account)) {
                if (before.answer() != answer) {
                    throw Problem.conflict(account + " has already answered: " + before.answer() + ".");
                }
                return;
            }
        }
        jdbc.sql(
                        "insert into signature (reference, version, hash, party, account, answer, reason, recorded_at) values (:reference, :version, :hash, :party, :account, :answer, :reason, :now)")
                .param("reference", version.reference())
                .param("version", version.version())
                .param("hash", version.hash())
                .param("party", parties(version, account))
                .param("account", account)
                .param("answer", answer.name())
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Signature> of(String reference, int version) {
        return jdbc.sql("select * from signature where reference = :reference and version = :version order by id")
                .param("reference", reference)
                .param("version", version)
                .query((row, number) -> new Signature(
                        row.getString("reference"),
                        row.getInt("version"),
                        row.getString("hash"),
                        row.getString("party"),
                        row.getString("account"),
                        Answer.valueOf(row.getString("answer")),
                        row.getString("reason"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** One person may sign for several parties of a multi-level agreement. */
    private static String parties(AgreementVersion version, String account) {
        return version.terms().people().stream()
                .filter(person ->
                        person.user().equals(account) && person.duties().contains(AgreementVersion.SIGNATORY))
                .flatMap(person -> version.terms().party(person.party()).stream())
                .map(Party::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
