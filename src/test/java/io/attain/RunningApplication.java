package io.attain;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application with its own job executor, on a database of its own.
 *
 * @param context the application
 * @param postgres its database server, {@literal null} on H2
 * @param before the engine of another application that runs in this JVM, {@literal null} if there is none
 */
public record RunningApplication(
        ConfigurableApplicationContext context, @Nullable EmbeddedPostgres postgres, @Nullable ProcessEngine before)
        implements AutoCloseable {

    /** A database that we support. */
    public enum Database {
        /** In memory. */
        H2,
        /** A real server, which the build brings along. */
        POSTGRES
    }

    /** Starts the application on a database that is new, with settings such as {@code server.port=0}. */
    public static RunningApplication on(Database database, String... arguments) {
        EmbeddedPostgres postgres = database == Database.POSTGRES ? startPostgres() : null;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put(
                "spring.datasource.url",
                postgres == null
                        ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"
                        : postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
        settings.put("spring.datasource.username", postgres == null ? "attain" : "postgres");
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        String[] all = settings.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        ProcessEngine before = ProcessEngines.getProcessEngine(ProcessEngines.NAME_DEFAULT, false);
        return new RunningApplication(SpringApplication.run(AttainApplication.class, all), postgres, before);
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns a machine that talks to it and has not logged in. */
    public Http http() {
        return Http.at(Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port"))));
    }

    /** Returns a bean of the application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        if (before != null) {
            // The engine's REST interface finds an engine by its name, which is the same for all in one JVM.
            ProcessEngines.registerProcessEngine(before);
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
