package io.attain.measurement;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The folder of real measurements and published cases, which stands beside the checkout and is no part of it. */
final class SharedExamples {

    private SharedExamples() {}

    /** Returns a file of the folder; a test for which it is not there is reported as skipped. */
    static Path file(String name) {
        @Nullable Path file = find(name);
        Assumptions.assumeTrue(file != null, () -> "shared/examples/" + name + " is not there");
        return java.util.Objects.requireNonNull(file);
    }

    private static @Nullable Path find(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/examples").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
