package io.attain.demonstration.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets the demonstration's file database write when it likes. It otherwise writes at each commit, so that nothing is lost that somebody
 * was told; while the year is lived nobody is told anything, and a start that is broken off leaves a part of it anyway.
 */
@Component
@Profile("demo")
public class LazyWrites {

    private static final int LAZY_MILLISECONDS = 1000;

    private final JdbcTemplate jdbc;

    LazyWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins with it; another database than H2 goes on as before. */
    public void begin() {
        if (isH2()) {
            jdbc.execute("set write_delay " + LAZY_MILLISECONDS);
        }
    }

    /** Ends it: all is written, and from now on with each commit. */
    public void end() {
        if (isH2()) {
            jdbc.execute("checkpoint sync");
            jdbc.execute("set write_delay 0");
        }
    }

    private boolean isH2() {
        return "H2".equals(jdbc.execute((ConnectionCallback<String>) LazyWrites::product));
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }
}
