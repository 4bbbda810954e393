package io.attain.measurement;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from one thread to another in batches, so that reading and judging take turns on two processors instead of
 * one. At most a few batches wait. Order is kept.
 */
final class ReadAhead {

    private static final int BATCH = 512;
    private static final int WAITING = 8;

    private ReadAhead() {}

    /** What produces items. */
    @FunctionalInterface
    interface Producer<T> {

        /**
         * Produces all items.
         *
         * @param items takes them
         * @throws IOException when they cannot be read
         */
        void produce(Consumer<T> items) throws IOException;
    }

    /** Some items; the last batch is the only one that may have none, and says how it ended. */
    private record Batch<T>(List<T> items, boolean last, @Nullable Throwable failure) {}

    /**
     * Produces items on a thread of its own and consumes them on this one.
     *
     * @param producer what produces them; it has ended when this method returns, whatever happened
     * @param consumer what consumes them
     * @throws IOException that the producer throws, after what came before was consumed; likewise unchecked exceptions
     */
    static <T> void run(Producer<T> producer, Consumer<T> consumer) throws IOException {
        BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(WAITING);
        Thread thread = new Thread(() -> produce(producer, queue), "attain-read-ahead");
        thread.setDaemon(true);
        thread.start();
        try {
            Batch<T> batch;
            do {
                batch = queue.take();
                batch.items().forEach(consumer);
            } while (!batch.last());
            rethrow(batch.failure());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading was interrupted");
        } finally {
            end(thread);
        }
    }

    private static <T> void produce(Producer<T> producer, BlockingQueue<Batch<T>> queue) {
        Collected<T> collected = new Collected<>(queue);
        Throwable failure = null;
        try {
            producer.produce(collected);
        } catch (StoppedException stopped) {
            // Nobody waits for the rest any more.
            return;
        } catch (IOException | RuntimeException | Error problem) {
            failure = problem;
        }
        try {
            queue.put(new Batch<>(collected.items, true, failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException problem) {
            throw problem;
        }
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        if (failure instanceof Error problem) {
            throw problem;
        }
    }

    /** Waits until the thread has let go of the file. */
    private static void end(Thread thread) {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects items and passes each full batch on. */
    private static final class Collected<T> implements Consumer<T> {

        private final BlockingQueue<Batch<T>> queue;
        private List<T> items = new ArrayList<>(BATCH);

        Collected(BlockingQueue<Batch<T>> queue) {
            this.queue = queue;
        }

        @Override
        public void accept(T item) {
            items.add(item);
            if (items.size() == BATCH) {
                try {
                    queue.put(new Batch<>(items, false, null));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new StoppedException();
                }
                items = new ArrayList<>(BATCH);
            }
        }
    }

    /** Thrown through the producer when nobody consumes any more. */
    private static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        StoppedException() {
            super("nobody consumes the rest", null, false, false);
        }
    }
}
