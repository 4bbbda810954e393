package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.UncappedCredit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of closed periods. Nothing in it is ever changed, only added. */
public interface PeriodCloses {

    /**
     * Opens closes.
     *
     * @param closes what is to be closed and why, never {@literal null}; their numbers do not matter
     * @return the closes with their numbers, in the same order
     * @throws io.attain.problem.Problem if one of the periods is already closed for the same cause
     */
    List<Close> open(List<Close> closes);

    /**
     * Records which process instances carry out which closes.
     *
     * @param instances the closes' numbers by instance, never {@literal null}
     */
    void bind(Map<String, Long> instances);

    /**
     * Gets the close that a process instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Close ofInstance(String processInstance);

    /**
     * Finds the process instance that carries out a close.
     *
     * @param number the close's number
     * @return empty if there is none
     */
    Optional<String> instanceOf(long number);

    /**
     * Gets a close.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Close get(long number);

    /**
     * Lists the statements on one period.
     *
     * @param close any close of the period, never {@literal null}
     * @return in order of their causes, possibly empty
     */
    List<Statement> statements(Close close);

    /**
     * Tells what has become of the periods of agreements.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference, in order of the periods
     */
    Map<String, List<ClosedPeriod>> periods(Collection<String> references);

    /**
     * Lists an agreement's closes.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of their periods and causes, possibly empty
     */
    List<Close> of(String reference);

    /**
     * Records verdicts, what they add to or take from the credit, and statements.
     *
     * @param records one for each close, never {@literal null}
     */
    void record(List<CloseRecord> records);

    /**
     * Lists the current verdicts of agreements that have a credit or a reward of their own.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference
     */
    Map<String, List<StoredCredit>> credited(Collection<String> references);

    /**
     * Lists all current verdicts of agreements that are met or breached: those on which others' credits depend where the terms
     * look back.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference
     */
    Map<String, List<StoredCredit>> decided(Collection<String> references);

    /**
     * A current verdict, and what its own credit or reward comes to.
     *
     * @param verdict the verdict
     * @param uncapped that credit or reward before others have a say, {@literal null} for nothing
     */
    record StoredCredit(StoredVerdict verdict, @Nullable UncappedCredit uncapped) {}

    /**
     * Lists verdicts of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @param superseded whether those that others supersede are listed too
     * @return in order of period, objective as recorded, and scope
     */
    List<StoredVerdict> verdicts(String reference, boolean superseded);

    /**
     * Lists what the current verdicts on agreements say, without how they came about.
     *
     * @param references the agreements, never {@literal null}
     * @param since of periods that start then or later, never {@literal null}
     * @return in no particular order
     */
    List<Outcome> outcomes(Collection<String> references, Instant since);

    /**
     * Tells until when something that is credited can be contested: the claim windows of statements that are open.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference, the first of several; agreements without an open statement are left out
     */
    Map<String, Instant> claimWindows(Collection<String> references);

    /**
     * What a verdict says.
     *
     * @param reference the agreement's reference
     * @param objective the objective's id
     * @param start the period's first instant
     * @param verdict such as {@code MET}
     */
    record Outcome(String reference, String objective, Instant start, String verdict) {}

    /**
     * Lists the current verdicts on one period.
     *
     * @param close whose period, never {@literal null}
     */
    List<StoredVerdict> verdicts(Close close);

    /**
     * Lists the current verdicts on one period.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param start the period's first instant, never {@literal null}
     * @param end the first instant after it, never {@literal null}
     */
    List<StoredVerdict> verdicts(String reference, Instant start, Instant end);

    /**
     * Gets the derivation of a verdict.
     *
     * @param verdict the verdict's number
     * @return as JSON, never {@literal null}
     */
    ObjectNode derivation(long verdict);

    /**
     * Finds a derivation of an agreement's verdicts.
     *
     * @param reference its reference, never {@literal null}
     * @param hash its hash, never {@literal null}
     * @return empty if no verdict of the agreement has it
     */
    Optional<ObjectNode> derivation(String reference, String hash);

    /**
     * Records what became of a statement, and books what is open when it is settled. To record the same again changes
     * nothing.
     *
     * @param number the close's number
     * @param status never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @param reason in words, empty for none, never {@literal null}
     */
    void conclude(long number, Statement.Status status, String actor, String reason);

    /**
     * Finds a statement.
     *
     * @param number the close's number
     * @return empty if the close has none yet
     */
    Optional<Statement> statement(long number);

    /**
     * What became of a statement.
     *
     * @param number under which it is recorded
     * @param statement the number of the close that it was made in
     * @param status what it became; the first is what it was when it was made
     * @param actor the account that brought it about, empty where it was made
     * @param reason in words, empty for none
     * @param recordedAt when
     */
    record StatementEvent(
            @JsonIgnore long number,
            long statement,
            Statement.Status status,
            String actor,
            String reason,
            Instant recordedAt) {}

    /**
     * Lists what became of an agreement's statements.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of time, the making of each among them
     */
    List<StatementEvent> statementEvents(String reference);

    /**
     * Lists an agreement's statements.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of their periods and causes, possibly empty
     */
    List<Statement> statements(String reference);

    /**
     * Lists what was credited and taken back.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in the order in which it was recorded, possibly empty
     */
    List<CreditLine> creditLines(String reference);

    /**
     * What a verdict adds to, or takes from, the credit for its objective, scope and period.
     *
     * @param number the verdict's number
     * @param close the number of the close that it comes from
     * @param period the period's short name
     * @param objective the objective's id
     * @param scope the scope's values by attribute
     * @param difference what it adds or takes
     * @param amount what the credit comes to with it
     * @param currency the currency's code
     * @param derivation the hash of the verdict's derivation
     * @param recordedAt when
     */
    record CreditLine(
            long number,
            long close,
            String period,
            String objective,
            Map<String, String> scope,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal difference,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency,
            String derivation,
            Instant recordedAt) {}
}
