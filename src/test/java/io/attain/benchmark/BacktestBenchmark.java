package io.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.attain.evaluation.BacktestResult;
import io.attain.measurement.FileBacktest;
import io.attain.measurement.MeasurementFile;
import io.attain.terms.Documents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A back-test of ten million rows against the floor of merely parsing and typing them, in the same JVM. The floor is taken
 * twice: with the parsers of the Java library, and with ones written by hand for just these columns, which is as fast as
 * one thread can be and what the bound holds for.
 */
class BacktestBenchmark {

    private static final int ROWS = Integer.getInteger("benchmark.rows", 10_000_000);
    private static final int RUNS = 3;
    private static final double LEAST_RATIO = 0.3;
    private static final double MOST_BYTES_PER_ROW = 40;

    private static Path file = Path.of("");

    @BeforeAll
    static void writeRows() throws IOException {
        file = Files.createTempFile("attain-benchmark", ".csv");
        MeasurementRows.write(file, ROWS);
    }

    @AfterAll
    static void deleteRows() throws IOException {
        Files.deleteIfExists(file);
    }

    @Test
    void isNotMuchSlowerThanMerelyReading() throws IOException {
        double library = 0;
        double byHand = 0;
        double backtest = 0;
        for (int run = 0; run <= RUNS; run++) {
            Timed<Long> floor = timed(BacktestBenchmark::parsedByTheLibrary);
            Timed<Long> strictFloor = timed(BacktestBenchmark::parsedByHand);
            Timed<BacktestResult> judged = timed(BacktestBenchmark::backtest);
            assertThat(strictFloor.result()).isEqualTo(floor.result());
            assertThat(judged.result().inputs().get(0).measurements()).isEqualTo(ROWS);
            assertThat(judged.result().verdicts()).hasSize(36);
            // The first run warms the JVM up.
            if (run > 0) {
                library += floor.seconds() / RUNS;
                byHand += strictFloor.seconds() / RUNS;
                backtest += judged.seconds() / RUNS;
            }
        }
        print("floor, parsed by the library  %6.2f s  %,12.0f rows/s", library, ROWS / library);
        print("floor, parsed by hand         %6.2f s  %,12.0f rows/s", byHand, ROWS / byHand);
        print("back-test                     %6.2f s  %,12.0f rows/s", backtest, ROWS / backtest);
        print("ratio to the library's floor %.2f, to that by hand %.2f", library / backtest, byHand / backtest);
        assertThat(byHand / backtest).isGreaterThanOrEqualTo(LEAST_RATIO);
    }

    @Test
    void keepsLittleOfEachRow() throws Exception {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long baseline = usedAfterCollection(memory);
        AtomicLong peak = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        Thread sampler = new Thread(
                () -> {
                    try {
                        while (!over.await(200, TimeUnit.MILLISECONDS)) {
                            peak.accumulateAndGet(usedAfterCollection(memory), Math::max);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "heap-sampler");
        sampler.start();
        BacktestResult result = backtest();
        over.countDown();
        sampler.join();
        assertThat(result.inputs().get(0).measurements()).isEqualTo(ROWS);
        double bytesPerRow = (double) (peak.get() - baseline) / ROWS;
        print("heap: %.1f bytes a row above %,d KiB", bytesPerRow, baseline / 1024);
        assertThat(bytesPerRow).isLessThanOrEqualTo(MOST_BYTES_PER_ROW);
    }

    private static BacktestResult backtest() {
        return new FileBacktest(Documents.read("benchmark.yaml", MeasurementRows.AGREEMENT))
                .run(Map.of("probes", List.of(MeasurementFile.of(file))), null, bytes -> {});
    }

    private static long parsedByTheLibrary() throws IOException {
        long sum = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord row : reader) {
                if (!header) {
                    sum += checksum(
                            row, Instant.parse(row.getField(1)).getEpochSecond(), new BigDecimal(row.getField(4)));
                }
                header = false;
            }
        }
        return sum;
    }

    private static long parsedByHand() throws IOException {
        long sum = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord row : reader) {
                if (!header) {
                    sum += checksum(row, second(row.getField(1)), new BigDecimal(row.getField(4)));
                }
                header = false;
            }
        }
        return sum;
    }

    /** Uses every column, so that none of the work is optimised away. */
    private static long checksum(CsvRecord row, long second, BigDecimal value) {
        return row.getField(0).hashCode()
                + second
                + row.getField(2).length()
                + row.getField(3).length()
                + value.scale()
                + value.longValue();
    }

    private static long second(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return day * 86_400 + number(text, 11, 13) * 3_600L + number(text, 14, 16) * 60L + number(text, 17, 19);
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static long usedAfterCollection(MemoryMXBean memory) {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** What is timed. */
    private interface Work<T> {

        T run() throws IOException;
    }

    private record Timed<T>(T result, double seconds) {}

    private static <T> Timed<T> timed(Work<T> work) throws IOException {
        long start = System.nanoTime();
        T result = work.run();
        return new Timed<>(result, (System.nanoTime() - start) / 1e9);
    }

    static void print(String format, Object... values) {
        System.out.println("[benchmark] " + String.format(Locale.ROOT, format, values));
    }
}
