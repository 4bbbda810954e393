package io.attain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Kills and the audit after them. */
final class Trial {

    private Trial() {}

    /** Kills workers on an empty database, audits what they left, prints what came out, and fails if anything is wrong. */
    static void run(String name, Database database, long seed, int number) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Kills kills = new Kills(database, seed).run(number);
        try (ConfigurableApplicationContext application = SlimApplication.start(database, false)) {
            Audit audit = new Audit(new Workload(seed), kills, application);
            List<String> violations = audit.violations();
            System.out.printf(
                    "%s, seed %d: %d kills, %s; %s; %.0f s%n",
                    name, seed, number, kills.places(), audit.summary(), (System.nanoTime() - start) / 1e9);
            assertThat(violations).as("%s, seed %d", name, seed).isEmpty();
        }
    }
}
