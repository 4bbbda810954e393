package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.evaluation.Verdict;
import java.util.List;
import java.util.Optional;

/** The record of closed periods. Nothing in it is ever overwritten. */
public interface PeriodCloses {

    /**
     * Opens the close of a period.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param period the period, never {@literal null}
     * @param actor the account that closes it, never {@literal null}
     * @return the close's id
     * @throws io.attain.problem.Problem if the period is already closed
     */
    long open(String reference, PeriodEntry period, String actor);

    /**
     * Finds the close of a period.
     *
     * @param closeId its id
     * @return agreement and period, never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Close get(long closeId);

    /**
     * Records which process instance carries out a close.
     *
     * @param closeId the close's id
     * @param processInstance the instance's id, never {@literal null}
     */
    void bind(long closeId, String processInstance);

    /**
     * Finds the close that a process instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return agreement and period, never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Close ofInstance(String processInstance);

    /**
     * Lists an agreement's closes.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in order of their periods, possibly empty
     */
    List<Close> of(String reference);

    /**
     * Records the verdicts of a close with their derivations.
     *
     * @param closeId the close's id
     * @param verdicts those of its period, never {@literal null}
     */
    void judge(long closeId, List<Verdict> verdicts);

    /**
     * Makes the statement of a close from its verdicts: one credit line for each that costs something, and their sum.
     *
     * @param closeId the close's id
     * @param currency the agreement's currency, never {@literal null}
     * @param claimUntil until when it can be contested, never {@literal null}
     * @return the statement, never {@literal null}
     */
    Statement state(long closeId, java.util.Currency currency, java.time.Instant claimUntil);

    /**
     * Records what became of a statement, and books the credit when it is settled. To record the same again changes nothing.
     *
     * @param closeId the close's id
     * @param status never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     * @param reason in words, empty for none, never {@literal null}
     */
    void conclude(long closeId, Statement.Status status, String actor, String reason);

    /**
     * Finds a statement.
     *
     * @param closeId the close's id
     * @return the statement, or empty if the close has none yet
     */
    Optional<Statement> statement(long closeId);

    /**
     * Lists an agreement's statements.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in order of their periods, possibly empty
     */
    List<Statement> statements(String reference);

    /**
     * Lists what is booked.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return in the order in which it was booked, possibly empty
     */
    List<LedgerEntry> ledger(String reference);

    /**
     * Finds a derivation.
     *
     * @param hash its hash, never {@literal null}
     * @return it as JSON, or empty if there is none
     */
    Optional<String> derivation(String hash);

    /**
     * The close of a period.
     *
     * @param id its id
     * @param reference the agreement's reference
     * @param period the period's short name
     * @param start its first instant
     * @param end the first instant after it
     */
    record Close(long id, String reference, String period, java.time.Instant start, java.time.Instant end) {}

    /**
     * A booked credit.
     *
     * @param closeId the close that it comes from
     * @param amount how much
     * @param currency the currency's code
     * @param actor the account that accepted it
     * @param recordedAt when
     */
    record LedgerEntry(
            long closeId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) java.math.BigDecimal amount,
            String currency,
            String actor,
            java.time.Instant recordedAt) {}
}
