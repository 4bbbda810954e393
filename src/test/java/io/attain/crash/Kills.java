package io.attain.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.attain.crash.Worker.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts a worker again and again, kills it at seeded moments, and at last lets it finish. */
final class Kills {

    /** How much a worker may say at most before it is killed; in a round it says about fifty things. */
    private static final int LONGEST_LIFE = 70;

    /** What it says before it does something. */
    private static final Set<Word> AT_WORK = EnumSet.of(
            Word.SEND, Word.TAKE, Word.ACCEPT, Word.DISPUTE, Word.DECIDE, Word.CLAIM, Word.GRANT, Word.CLOSE);

    /** What it says from when it begins to work. */
    private static final Set<Word> AFTER_START = EnumSet.complementOf(EnumSet.of(Word.HELD));

    /** What it says before somebody decides something, which is over in some hundredths of a second and so has to be aimed at. */
    private static final Set<Word> DECIDING =
            EnumSet.of(Word.ACCEPT, Word.DISPUTE, Word.DECIDE, Word.CLAIM, Word.GRANT);

    /** In a round it decides up to five things. */
    private static final int MOST_DECISIONS = 6;

    private static final int MOST_MILLISECONDS = 250;
    private static final int MOST_MILLISECONDS_OF_DECISION = 60;
    private static final int PATIENCE = 300;

    private final Database database;
    private final long seed;
    private final SplittableRandom random;
    private final Map<Integer, Integer> sent = new TreeMap<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Set<Long> decided = new LinkedHashSet<>();
    private final Set<Long> granted = new LinkedHashSet<>();
    private final Map<Word, Integer> places = new EnumMap<>(Word.class);
    private int acknowledged;
    private int duringClose;
    private boolean killed;

    /** Prepares to kill workers on a database that is empty. */
    Kills(Database database, long seed) {
        this.database = database;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Kills a number of workers, each at work and every other while it decides, and lets the next one finish the generation of agreements at hand. */
    Kills run(int kills) throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            boolean aimed = kill % 2 == 1;
            Life life = aimed
                    ? new Life(Integer.MAX_VALUE, DECIDING, random.nextInt(1, MOST_DECISIONS))
                    : new Life(Integer.MAX_VALUE, AFTER_START, random.nextInt(1, LONGEST_LIFE));
            life.awaitWork();
            life.kill(random.nextInt(aimed ? MOST_MILLISECONDS_OF_DECISION : MOST_MILLISECONDS));
        }
        new Life(Workload.endOfGeneration(acknowledged), AFTER_START, 0).awaitEnd();
        return this;
    }

    /** Returns how many uploads were acknowledged. */
    int acknowledged() {
        return acknowledged;
    }

    /** Returns how often an upload was sent. */
    int sent(int upload) {
        return sent.getOrDefault(upload, 0);
    }

    /** Returns the uploads that were sent again, since nobody knew what had become of them. */
    List<Integer> inDoubt() {
        return sent.keySet().stream().filter(it -> sent(it) > 1).toList();
    }

    /** Returns the process instances whose statement was accepted, as far as acknowledged. */
    Set<String> accepted() {
        return accepted;
    }

    /** Returns the numbers of the disputes that were decided, as far as acknowledged. */
    Set<Long> decided() {
        return decided;
    }

    /** Returns the numbers of the claims that were granted, as far as acknowledged. */
    Set<Long> granted() {
        return granted;
    }

    /** Returns in words where the kills fell. */
    String places() {
        return "%d in an upload, %d in a take-over, %d in an acceptance, %d in a dispute, %d in a claim, %d waiting for closes, %d between; %d had begun a close"
                .formatted(
                        at(Word.SEND),
                        at(Word.TAKE),
                        at(Word.ACCEPT),
                        at(Word.DISPUTE) + at(Word.DECIDE),
                        at(Word.CLAIM) + at(Word.GRANT),
                        at(Word.CLOSE),
                        between(),
                        duringClose);
    }

    private int between() {
        return places.entrySet().stream()
                .filter(it -> !AT_WORK.contains(it.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private int at(Word word) {
        return places.getOrDefault(word, 0);
    }

    /** One worker from its start to its end. */
    private final class Life {

        private final Process process;
        private final Thread reader;
        private final List<String> output = Collections.synchronizedList(new ArrayList<>());
        private final Set<Word> counted;
        private final CountDownLatch working;
        private volatile Word last = Word.HELD;
        private volatile boolean dying;

        /**
         * Starts it.
         *
         * @param end the first upload that it does not send any more
         * @param counted what counts of what it says
         * @param words how much of that it says until {@link #awaitWork()} ends
         */
        Life(int end, Set<Word> counted, int words) throws IOException {
            this.counted = counted;
            working = new CountDownLatch(words);
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                            Worker.class.getName(),
                            database.url(),
                            database.user(),
                            database.password(),
                            Long.toString(seed),
                            Integer.toString(acknowledged),
                            Integer.toString(end))
                    .redirectErrorStream(true)
                    .start();
            reader = new Thread(this::read, "worker's output");
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.add(line);
                    if (line.startsWith(Worker.MARK)) {
                        String[] words = line.split(" ");
                        hear(Word.valueOf(words[1]), words[2]);
                    }
                }
            } catch (IOException failure) {
                // What a killed worker had said and nobody heard any more is in doubt, as for everybody else who talks
                // to it.
                if (!dying) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        private void hear(Word word, String what) {
            last = word;
            if (counted.contains(word)) {
                working.countDown();
            }
            switch (word) {
                case HELD -> duringClose += killed && !what.equals("0") ? 1 : 0;
                case SEND -> sent.merge(Integer.valueOf(what), 1, Integer::sum);
                case ACK -> acknowledged = Integer.parseInt(what) + 1;
                case ACCEPTED -> accepted.add(what);
                case DECIDED -> decided.add(Long.valueOf(what));
                case GRANTED -> granted.add(Long.valueOf(what));
                default -> {
                    // It only matters as the last word.
                }
            }
        }

        void awaitWork() throws InterruptedException {
            while (!working.await(1, TimeUnit.SECONDS)) {
                assertThat(process.isAlive()).as(this::words).isTrue();
            }
        }

        void kill(int milliseconds) throws InterruptedException {
            if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
                fail(words());
            }
            dying = true;
            process.destroyForcibly().waitFor();
            reader.join();
            killed = true;
            places.merge(last, 1, Integer::sum);
        }

        void awaitEnd() throws InterruptedException {
            boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            reader.join();
            assertThat(ended && last == Word.DONE && process.exitValue() == 0)
                    .as(this::words)
                    .isTrue();
        }

        private String words() {
            String[] lines = output.toArray(String[]::new);
            return "Seed %d, after %d uploads: a worker did not come to its end. It said last:%n%s"
                    .formatted(
                            seed,
                            acknowledged,
                            String.join(
                                    "\n", Arrays.asList(lines).subList(Math.max(0, lines.length - 60), lines.length)));
        }
    }
}
