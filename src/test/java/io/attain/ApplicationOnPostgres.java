package io.attain;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application in the demo profile, on a real PostgreSQL that the build brings along and a free port. Jobs are
 * executed by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ContextConfiguration(initializers = ApplicationOnPostgres.Server.class)
public @interface ApplicationOnPostgres {

    /** Starts a server for a context and stops it with it. */
    final class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                TestPropertyValues.of(
                                "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                                "spring.datasource.username=postgres",
                                "spring.datasource.password=postgres")
                        .applyTo(context);
                context.addApplicationListener(event -> {
                    if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
                        stop(server);
                    }
                });
            } catch (IOException problem) {
                throw new UncheckedIOException("PostgreSQL does not start", problem);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException problem) {
                throw new UncheckedIOException("PostgreSQL does not stop", problem);
            }
        }
    }
}
