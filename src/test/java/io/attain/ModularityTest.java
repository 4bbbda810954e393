package io.attain;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use each other in one direction and only through what stands at their top. */
class ModularityTest {

    @Test
    void modulesKeepToTheirBoundaries() {
        ApplicationModules.of(AttainApplication.class).verify();
    }
}
