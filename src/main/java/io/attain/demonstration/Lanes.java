package io.attain.demonstration;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Does at the same time what has nothing to do with each other, so that a year with several agreements takes little longer than with one. */
public final class Lanes implements AutoCloseable {

    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /**
     * Does something with each, and returns when all is done.
     *
     * @param all in the order in which they are begun, never {@literal null}
     * @param act what is done, on a thread of the lanes, never {@literal null}
     * @throws RuntimeException one of those that {@code act} threw, when the others have ended
     */
    public <T> void forEach(Collection<T> all, Consumer<T> act) {
        run(all.stream().map(it -> () -> act.accept(it)));
    }

    /**
     * Does what is due and what falls due by that, and returns when nothing is. Of what has the same key, one ends before the next begins.
     *
     * @param look returns what is due, each with its key, in the order in which they are begun; never {@literal null}
     * @param act what is done, after which it must not be due any more; on a thread of the lanes, never {@literal null}
     * @throws RuntimeException one of those that {@code look} or {@code act} threw, when the others have ended
     */
    public <K, T> void untilNothingIsDue(Supplier<Map<K, T>> look, Consumer<T> act) {
        Due<K, T> due = new Due<>(look);
        run(Stream.<Runnable>generate(() -> () -> due.each(act)).limit(THREADS));
    }

    private void run(Stream<Runnable> acts) {
        CompletableFuture<?>[] lanes =
                acts.map(it -> CompletableFuture.runAsync(it, threads)).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(lanes).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** What is due, and what of that is being done; a lane looks again when nothing is left from the last look. */
    private static final class Due<K, T> {

        private final Supplier<Map<K, T>> look;
        private final Map<K, T> waiting = new LinkedHashMap<>();
        private final Set<K> begun = new HashSet<>();
        private final Lock lock = new ReentrantLock();
        private final Condition somethingEnded = lock.newCondition();

        Due(Supplier<Map<K, T>> look) {
            this.look = look;
        }

        void each(Consumer<T> act) {
            for (Optional<Map.Entry<K, T>> next = next(); next.isPresent(); next = next()) {
                try {
                    act.accept(next.get().getValue());
                } finally {
                    end(next.get().getKey());
                }
            }
        }

        /** Waits while nothing is due but something is being done, by which something may fall due. */
        private Optional<Map.Entry<K, T>> next() {
            lock.lock();
            try {
                lookAgain();
                while (waiting.isEmpty() && !begun.isEmpty()) {
                    somethingEnded.awaitUninterruptibly();
                    lookAgain();
                }
                Optional<Map.Entry<K, T>> next =
                        waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
                next.ifPresent(it -> {
                    waiting.remove(it.getKey());
                    begun.add(it.getKey());
                });
                return next;
            } finally {
                lock.unlock();
            }
        }

        private void lookAgain() {
            if (waiting.isEmpty()) {
                waiting.putAll(look.get());
                waiting.keySet().removeAll(begun);
            }
        }

        private void end(K key) {
            lock.lock();
            try {
                begun.remove(key);
                somethingEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
