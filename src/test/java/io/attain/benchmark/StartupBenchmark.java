package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.AttainApplication;
import io.bare.BareApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the server takes until it is ready, each time with an empty database, against a bare Camunda application. */
class StartupBenchmark {

    private static final int RUNS = 3;
    private static final double MOST = 1.3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isReadyAlmostAsSoonAsABareApplication() throws IOException, InterruptedException {
        List<Start> bare = new ArrayList<>();
        List<Start> own = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            bare.add(start(
                    BareApplication.class,
                    run,
                    "--spring.config.location=optional:classpath:/nothing/",
                    "--camunda.bpm.auto-deployment-enabled=false",
                    "--spring.flyway.enabled=false",
                    "--camunda.bpm.admin-user.id=admin",
                    "--camunda.bpm.admin-user.password=a-benchmark"));
            own.add(start(AttainApplication.class, run));
        }
        double ratio = median(own, Start::seconds) / median(bare, Start::seconds);
        BacktestBenchmark.print(
                "ready after %.2f s, bare application %.2f s, ratio %.2f",
                median(own, Start::seconds), median(bare, Start::seconds), ratio);
        // On a machine that has other things to do, the processor's time says more than the clock.
        BacktestBenchmark.print(
                "processor time %.2f s, bare application %.2f s, ratio %.2f",
                median(own, Start::cpuSeconds),
                median(bare, Start::cpuSeconds),
                median(own, Start::cpuSeconds) / median(bare, Start::cpuSeconds));
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    /** How long one start took. */
    private record Start(double seconds, double cpuSeconds) {}

    private Start start(Class<?> application, int run, String... more) throws IOException, InterruptedException {
        String database = folder.resolve(application.getSimpleName() + run).toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                application.getName(),
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + database,
                "--spring.main.banner-mode=off"));
        command.addAll(List.of(more));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                if (line.contains("Started " + application.getSimpleName() + " in ")) {
                    return new Start(
                            (System.nanoTime() - start) / 1e9,
                            process.info()
                                            .totalCpuDuration()
                                            .orElse(Duration.ZERO)
                                            .toMillis()
                                    / 1e3);
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        throw new AssertionError(application.getSimpleName() + " did not start:\n" + String.join("\n", output));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> what) {
        double[] sorted = starts.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
