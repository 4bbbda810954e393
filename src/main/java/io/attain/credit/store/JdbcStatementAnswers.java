package io.attain.credit.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.credit.Grounds;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswers;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStatementAnswers implements StatementAnswers {

    private static final String SELECT =
            "select a.*, s.currency from statement_answer a join statement s on s.close_number = a.close_number";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcStatementAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(StatementAnswer answer) {
        try {
            jdbc.sql(
                            "insert into statement_answer (close_number, side, answer, account, reason, grounds, claimed, recorded_at) values (:close, :side, :answer, :account, :reason, :grounds, :claimed, :now)")
                    .param("close", answer.close())
                    .param("side", answer.side().name())
                    .param("answer", answer.answer().name())
                    .param("account", answer.account())
                    .param("reason", answer.reason())
                    .param(
                            "grounds",
                            answer.grounds() == null ? null : answer.grounds().name())
                    .param("claimed", answer.claimed())
                    .param("now", offset(clock.instant()))
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("Your side has answered this statement already.");
        }
    }

    @Override
    public List<StatementAnswer> of(long close) {
        return jdbc.sql(SELECT + " where a.close_number = :close order by a.number")
                .param("close", close)
                .query(JdbcStatementAnswers::answer)
                .list();
    }

    @Override
    public List<StatementAnswer> of(String reference) {
        return jdbc.sql(SELECT + " where s.reference = :reference order by a.number")
                .param("reference", reference)
                .query(JdbcStatementAnswers::answer)
                .list();
    }

    private static StatementAnswer answer(ResultSet row, int index) throws SQLException {
        String grounds = row.getString("grounds");
        return new StatementAnswer(
                row.getLong("number"),
                row.getLong("close_number"),
                Role.valueOf(row.getString("side")),
                StatementAnswer.Answer.valueOf(row.getString("answer")),
                row.getString("account"),
                row.getString("reason"),
                grounds == null ? null : Grounds.valueOf(grounds),
                claimed(row),
                instant(row, "recorded_at"));
    }

    private static @Nullable BigDecimal claimed(ResultSet row) throws SQLException {
        BigDecimal claimed = row.getBigDecimal("claimed");
        int digits = Math.max(0, Currency.getInstance(row.getString("currency")).getDefaultFractionDigits());
        return claimed == null ? null : claimed.setScale(digits);
    }
}
