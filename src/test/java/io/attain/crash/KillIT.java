package io.attain.crash;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed loses nothing that was acknowledged and books nothing twice. */
class KillIT {

    private static final long SEED = 20_261_124;
    private static final int KILLS = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void threeKillsLoseNothingAndBookNothingTwice() throws Exception {
        Trial.run("H2", Database.h2(folder.resolve("attain")), SEED, KILLS);
    }
}
