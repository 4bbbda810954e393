package io.attain.credit.store;

import io.attain.credit.Grounds;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswers;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStatementAnswers implements StatementAnswers {

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
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("Your side has answered this statement already.");
        }
    }

    @Override
    public List<StatementAnswer> of(long close) {
        return jdbc.sql("select * from statement_answer where close_number = :close order by number")
                .param("close", close)
                .query((row, index) -> new StatementAnswer(
                        close,
                        Role.valueOf(row.getString("side")),
                        StatementAnswer.Answer.valueOf(row.getString("answer")),
                        row.getString("account"),
                        row.getString("reason"),
                        row.getString("grounds") == null ? null : Grounds.valueOf(row.getString("grounds")),
                        row.getBigDecimal("claimed"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
