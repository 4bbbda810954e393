package io.attain.demonstration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does at the same time what has nothing to do with each other, and in its order what has: so a year with several agreements takes
 * little longer than with one.
 */
public final class Lanes implements AutoCloseable {

    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /**
     * Does something with each, and returns when all is done.
     *
     * @param all in the order in which they are begun, never {@literal null}
     * @param group tells for each with which others it is done one after the other, never {@literal null}
     * @param act what is done, on a thread of the lanes, never {@literal null}
     * @throws RuntimeException the first of those that {@code act} threw, when the others have ended
     */
    public <T> void forEach(Collection<T> all, Function<T, String> group, Consumer<T> act) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        all.forEach(it -> groups.computeIfAbsent(group.apply(it), key -> new ArrayList<>())
                .add(it));
        CompletableFuture<?>[] lanes = groups.values().stream()
                .map(those -> CompletableFuture.runAsync(() -> those.forEach(act), threads))
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
