package io.attain;

import java.io.IOException;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@ApplicationOnH2
@DirtiesContext
class ThinSliceOnH2IT {

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ManagementService jobs;

    @Test
    void anAgreementIsDraftedSignedMeasuredAndPaidOut() throws IOException {
        new ThinSlice(port, jobs).walk();
    }
}
