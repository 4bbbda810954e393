package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dpermissions=write} it writes the page instead of comparing it. */
class PermissionMatrixTest {

    private static final Path PAGE = Path.of("docs/permissions.md");

    @Test
    void thePageSaysWhatIsDeclared() throws IOException {
        if ("write".equals(System.getProperty("permissions"))) {
            Files.writeString(PAGE, PermissionMatrix.page());
        }
        assertThat(PAGE).content().isEqualTo(PermissionMatrix.page());
    }
}
