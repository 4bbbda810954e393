package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.AttainApplication;
import io.attain.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Outside of the demonstration. */
@ExtendWith(OutputCaptureExtension.class)
class AdministratorIT {

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "administrator", "passwordpassword"})
    void startUpRefusesAMissingOrTrivialPassword(String password, CapturedOutput output) {
        assertThatThrownBy(() -> start("refused", "--attain.administrator.password=" + password));
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "attain.administrator.password")
                .doesNotContain("\tat ");
    }

    @Test
    void theDemonstrationsAccountsAreUnknownThoughTheyAreInTheDatabase() {
        start("changed", "--spring.profiles.active=demo").close();
        try (ConfigurableApplicationContext production = start(
                "changed", "--attain.administrator.name=root", "--attain.administrator.password=Tr4umfabrik-44")) {
            int port =
                    Integer.parseInt(String.valueOf(production.getEnvironment().getProperty("local.server.port")));
            assertThat(Http.at(port).as("manager").get("/engine-rest/task").statusCode())
                    .isEqualTo(401);
            assertThat(Http.at(port)
                            .as("administrator")
                            .get("/engine-rest/task")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(Http.at(port)
                            .as("root", "Tr4umfabrik-44")
                            .get("/engine-rest/task")
                            .statusCode())
                    .isEqualTo(200);
            // Only the demonstration's clock can be moved.
            assertThat(Http.at(port)
                            .as("root", "Tr4umfabrik-44")
                            .get("/api/clock")
                            .statusCode())
                    .isEqualTo(404);
            Visitor root = new Visitor(port);
            assertThat(root.logIn("root", "Tr4umfabrik-44").body()).doesNotContain("href=\"/clock\"");
            assertThat(root.get("/clock").statusCode()).isEqualTo(404);
            assertThat(root.submit("/agreements", "/clock/by", "by", "P1D").statusCode())
                    .isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext start(String database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.profiles.active=production",
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1",
                "--camunda.bpm.job-execution.enabled=false",
                "--spring.jmx.enabled=false"));
        all.addAll(List.of(arguments));
        return SpringApplication.run(AttainApplication.class, all.toArray(String[]::new));
    }
}
