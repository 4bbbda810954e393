package io.attain.credit;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What both sides say to a statement, and what follows from it. */
@Component
public class StatementAnswering {

    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final StatementAnswers answers;

    StatementAnswering(AgreementRegister register, PeriodCloses closes, StatementAnswers answers) {
        this.register = register;
        this.closes = closes;
        this.answers = answers;
    }

    /**
     * Tells which sides are asked about the statements of an agreement: those that have somebody to answer.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return the customer's first, at least one
     */
    public List<Role> asked(String reference) {
        AgreementVersion version = register.get(reference);
        List<Role> sides = Stream.of(Role.CUSTOMER, Role.PROVIDER)
                .filter(it -> !version.people(it, AgreementVersion.OWNER).isEmpty())
                .toList();
        return sides.isEmpty() ? List.of(Role.CUSTOMER) : sides;
    }

    /**
     * Takes the answer of one side.
     *
     * @param answer when it was given is not read, never {@literal null}
     * @throws Problem if it disputes without saying why, claims less than nothing or parts of the smallest coin, the side has
     *     answered already, or the same account has for the other side and the terms do not allow that
     */
    public void answer(StatementAnswer answer) {
        BigDecimal claimed = answer.claimed();
        if (answer.answer() == StatementAnswer.Answer.DISPUTED) {
            if (answer.grounds() == null || answer.reason().isEmpty()) {
                throw Problem.refused("A dispute needs its grounds, and a few words about what is wrong.");
            }
            if (claimed != null) {
                CreditAmount.check(
                        claimed,
                        Currency.getInstance(
                                closes.statement(answer.close()).orElseThrow().currency()));
            }
        }
        checkTwoPeople(answer);
        answers.add(answer);
    }

    /** Money moves by two people's word, unless the terms let one person speak for both sides. */
    private void checkTwoPeople(StatementAnswer answer) {
        boolean isBothSides = answers.of(answer.close()).stream()
                .anyMatch(it -> it.side() != answer.side() && it.account().equals(answer.account()));
        if (isBothSides
                && !register.get(closes.get(answer.close()).reference())
                        .terms()
                        .negotiation()
                        .samePersonForBothSides()) {
            throw Problem.refused("You have answered for the other side already. Somebody else answers for the "
                    + answer.side().name().toLowerCase(Locale.ROOT)
                    + ", or the terms say negotiation: {samePersonForBothSides: true}.");
        }
    }

    /**
     * Tells whether nobody else need answer a statement.
     *
     * @param close the number of the close that it was made in
     */
    public boolean isOver(long close) {
        return answers.of(close).stream().anyMatch(it -> it.answer() == StatementAnswer.Answer.DISPUTED);
    }

    /**
     * Counts the answers once all sides have answered or the claim window is over.
     *
     * @param close the number of the close that the statement was made in
     * @return never {@literal null}
     */
    public StatementOutcome outcome(long close) {
        Statement statement = closes.statement(close).orElseThrow();
        return StatementOutcome.of(
                answers.of(close),
                asked(statement.reference()),
                StatementTerms.silence(register.get(statement.reference()).terms()),
                isLateAdjustment(statement));
    }

    /**
     * Tells whether a statement adjusts one whose claim window is over, so that silence does not count as acceptance.
     *
     * @param statement never {@literal null}
     */
    public boolean isLateAdjustment(Statement statement) {
        boolean isFirst = statement.reason().isEmpty();
        return !isFirst
                && closes.statements(closes.get(statement.close())).stream()
                        .filter(it -> it.close() != statement.close())
                        .anyMatch(it -> (it.status() == Statement.Status.SETTLED
                                        || it.status() == Statement.Status.NOTHING_OWED)
                                && !it.claimUntil().isAfter(statement.recordedAt()));
    }

    /**
     * Settles a statement.
     *
     * @param close the close that it was made in, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @throws Problem if another statement has taken its place
     */
    public void settle(Close close, String actor) {
        List<Statement> statements = closes.statements(close);
        if (statements.get(statements.size() - 1).close() != close.number()) {
            throw Problem.conflict("Another statement on " + close.period() + " of " + close.reference()
                    + " has taken the place of this one.");
        }
        closes.conclude(close.number(), Statement.Status.SETTLED, actor, reason(close));
    }

    /**
     * Tells which sides said nothing to a statement that was settled, so that their silence counted as acceptance.
     *
     * @param close the close that it was made in, never {@literal null}
     * @return the customer's first, empty where somebody decided for both
     */
    List<Role> silent(Close close) {
        if (close.decision() != null) {
            return List.of();
        }
        Set<Role> silent = StatementOutcome.silent(answers.of(close.number()), asked(close.reference()));
        return Stream.of(Role.CUSTOMER, Role.PROVIDER).filter(silent::contains).toList();
    }

    private String reason(Close close) {
        if (close.decision() != null) {
            return close.reason();
        }
        List<StatementAnswer> given = answers.of(close.number());
        Set<Role> silent = StatementOutcome.silent(given, asked(close.reference()));
        String accepted = given.stream().map(StatementAnswer::account).collect(Collectors.joining(" and "));
        String silence = silent.isEmpty()
                ? ""
                : "no answer within the claim window of the "
                        + silent.stream()
                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or the "))
                        + ", which counts as acceptance";
        return Stream.of(accepted.isEmpty() ? "" : "accepted by " + accepted, silence)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
