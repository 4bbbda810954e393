package io.attain;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The examples that are shared between checkouts and belong to nobody's repository. Tests that read them are reported as
 * skipped where they are not.
 */
public final class SharedExamples {

    private SharedExamples() {}

    /**
     * Finds an example in {@code shared/examples} beside or above the checkout; skips the test when it is not there.
     *
     * @param name the path below the folder
     * @return the file
     */
    public static Path path(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/examples").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return Assumptions.abort("the shared example " + name + " is not here");
    }
}
