package io.attain.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many kills on each database; {@code docs/soak.md} says how to run it and what came out. The seed and the number of kills
 * can be given as {@code soak.seed} and {@code soak.kills}.
 */
class KillSoak {

    private static final long SEED = Long.getLong("soak.seed", 20_261_124);
    private static final int KILLS = Integer.getInteger("soak.kills", 100);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onH2() throws Exception {
        Trial.run("H2", Database.h2(folder.resolve("attain")), SEED, KILLS);
    }

    @Test
    void onPostgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            Trial.run("PostgreSQL", Database.postgres(server), SEED, KILLS);
        }
    }
}
