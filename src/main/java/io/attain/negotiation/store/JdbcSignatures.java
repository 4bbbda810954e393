package io.attain.negotiation.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Act;
import io.attain.negotiation.Answer;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.negotiation.SignOff;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcSignatures implements Signatures {

    private final JdbcClient jdbc;
    private final NegotiationRecord record;
    private final Accounts accounts;
    private final AgreementRegister register;
    private final Clock clock;

    JdbcSignatures(
            JdbcClient jdbc, NegotiationRecord record, Accounts accounts, AgreementRegister register, Clock clock) {
        this.register = register;
        this.jdbc = jdbc;
        this.record = record;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void record(AgreementVersion version, String signatory, String account, Answer answer, String reason) {
        checkSignatory(version, signatory);
        if (!account.equals(signer(version, signatory))) {
            throw Problem.forbidden(account + " does not sign for " + signatory + ".");
        }
        if (answer != Answer.SIGNED && reason.isBlank()) {
            throw Problem.refused("Whoever does not sign gives a reason, which the other side reads.");
        }
        for (Signature before : of(version)) {
            if (before.signatory().equals(signatory)) {
                if (before.answer() != answer) {
                    throw Problem.conflict(signatory + " has already answered: " + before.answer() + ".");
                }
                return;
            }
        }
        if (answer == Answer.SIGNED) {
            register.checkIsAhead(version.terms());
        }
        jdbc.sql(
                        "insert into signature (reference, version, revision, hash, party, signatory, account, answer, reason, recorded_at) values (:reference, :version, :revision, :hash, :party, :signatory, :account, :answer, :reason, :now)")
                .param("reference", version.reference())
                .param("version", version.version())
                .param("revision", version.revision())
                .param("hash", version.hash())
                .param("party", parties(version, signatory))
                .param("signatory", signatory)
                .param("account", account)
                .param("answer", answer.name())
                .param("reason", reason)
                .param("now", offset(clock.instant()))
                .update();
    }

    private static void checkSignatory(AgreementVersion version, String signatory) {
        if (version.appointment(signatory, AgreementVersion.SIGNATORY).isEmpty()) {
            throw Problem.forbidden(signatory + " is no signatory of " + version.reference() + ".");
        }
    }

    @Override
    @Transactional
    public void delegate(AgreementVersion version, String signatory, String delegate, String actor, String reason) {
        checkSignatory(version, signatory);
        if (accounts.find(delegate).filter(Account::takesPart).isEmpty()) {
            throw Problem.refused("There is no account “" + delegate + "” that could sign.");
        }
        boolean signs = SignOff.signatories(version).stream()
                .filter(it -> !it.equals(signatory))
                .anyMatch(it -> it.equals(delegate) || signer(version, it).equals(delegate));
        if (signs) {
            throw Problem.refused(delegate + " signs already; each signature needs a person of its own.");
        }
        List<Role> own = Sides.of(version, signatory);
        List<Role> others = Sides.of(version, delegate);
        if (others.stream().noneMatch(own::contains)) {
            throw Problem.refused(delegate
                    + " has no part in the agreement on the signatory's side, and nobody signs for the other side.");
        }
        record.add(version, Act.DELEGATED, null, actor, signatory + " > " + delegate, reason);
    }

    @Override
    public String signer(AgreementVersion version, String signatory) {
        String prefix = signatory + " > ";
        return record.of(version.reference(), List.of()).stream()
                .filter(it -> it.act() == Act.DELEGATED
                        && it.version() == version.version()
                        && it.revision() == version.revision()
                        && it.about().startsWith(prefix))
                .reduce((one, other) -> other)
                .map(NegotiationAct::about)
                .map(about -> about.substring(prefix.length()))
                .orElse(signatory);
    }

    @Override
    public List<Signature> of(AgreementVersion version) {
        return jdbc.sql(
                        "select * from signature where reference = :reference and version = :version and revision = :revision order by id")
                .param("reference", version.reference())
                .param("version", version.version())
                .param("revision", version.revision())
                .query((row, number) -> new Signature(
                        row.getString("reference"),
                        row.getInt("version"),
                        row.getInt("revision"),
                        row.getString("hash"),
                        row.getString("party"),
                        row.getString("signatory"),
                        row.getString("account"),
                        Answer.valueOf(row.getString("answer")),
                        row.getString("reason"),
                        instant(row, "recorded_at")))
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
