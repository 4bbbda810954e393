package io.attain.report.store;

import static io.attain.database.Instants.offset;

import io.attain.report.ReportSchedule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcReportSchedule implements ReportSchedule {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcReportSchedule(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void include(String reference, LocalDate since) {
        int known = jdbc.sql("update report_schedule set look_at = :now where reference = :reference")
                .param("now", now())
                .param("reference", reference)
                .update();
        if (known == 0) {
            jdbc.sql("insert into report_schedule (reference, since, look_at) values (:reference, :since, :now)")
                    .param("reference", reference)
                    .param("since", since)
                    .param("now", now())
                    .update();
        }
    }

    @Override
    public List<String> due() {
        return jdbc.sql("select reference from report_schedule where look_at <= :now order by reference")
                .param("now", now())
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, LocalDate> claim(List<String> references) {
        Map<String, LocalDate> claimed = new TreeMap<>();
        jdbc.sql(
                        "select reference, since from report_schedule where reference in (:references) and look_at <= :now order by reference for update")
                .param("references", references)
                .param("now", now())
                .query(row -> {
                    claimed.put(row.getString("reference"), row.getObject("since", LocalDate.class));
                });
        return claimed;
    }

    @Override
    public void proceed(String reference, @Nullable Instant lookAt) {
        jdbc.sql("update report_schedule set look_at = :at where reference = :reference")
                .param("at", lookAt == null ? null : offset(lookAt))
                .param("reference", reference)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void postpone(String reference, Instant lookAt) {
        proceed(reference, lookAt);
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
