package io.attain.demonstration;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

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
        CompletableFuture<?>[] lanes = all.stream()
                .map(it -> CompletableFuture.runAsync(() -> act.accept(it), threads))
                .toArray(CompletableFuture[]::new);
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
}
