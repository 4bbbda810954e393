package io.attain.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/**
 * A database that outlives the JVM that works with it.
 *
 * @param url its address
 * @param user who logs in
 * @param password with what
 */
record Database(String url, String user, String password) {

    /** PostgreSQL, whose server runs on when a JVM that works with it is killed. */
    static Database postgres(EmbeddedPostgres server) {
        return new Database(
                server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true", "postgres", "postgres");
    }

    /** H2 in a file, with the settings that the application is shipped with. */
    static Database h2(Path file) {
        return new Database(
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE",
                "attain",
                "attain");
    }
}
