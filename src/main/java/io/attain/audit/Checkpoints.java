package io.attain.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Seals the record every minute with a key from outside the database, and checks it. Without a key the record is a chain all the
 * same, but whoever can write to the database could compute it anew; the log and the auditors' page say so.
 */
@Service
public class Checkpoints implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final RecordStore store;
    private final RecordKey keys;
    private final AuditSettings settings;
    private volatile @Nullable CheckpointKey key;
    private volatile @Nullable OwnCheck last;
    private final Map<String, FileCheck> handed = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService executor;

    Checkpoints(RecordStore store, RecordKey keys, AuditSettings settings) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
    }

    /** What runs every minute tells its failures itself. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public synchronized void start() {
        key = keys.get().orElse(null);
        if (key != null) {
            ScheduledThreadPoolExecutor single = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "checkpoints");
                thread.setDaemon(true);
                return thread;
            });
            long millis = settings.sealEvery().toMillis();
            single.scheduleWithFixedDelay(this::sealOrTell, millis, millis, TimeUnit.MILLISECONDS);
            executor = single;
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdown();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    private void sealOrTell() {
        try {
            seal();
        } catch (RuntimeException failure) {
            LOG.error("The record could not be sealed; it is tried again.", failure);
        }
    }

    /**
     * Seals the chains that have grown.
     *
     * @return the new checkpoint; {@literal null} if there is nothing to seal, or no key
     */
    public @Nullable Checkpoint seal() {
        CheckpointKey with = key;
        Checkpoint sealed = with == null ? null : store.seal(with);
        if (with != null && sealed != null) {
            with.remember(sealed);
        }
        return sealed;
    }

    /** The key that checkpoints are checked with; {@literal null} if there is none. */
    public CheckpointKey.@Nullable Verifying verifying() {
        CheckpointKey with = key;
        return with == null ? null : with.verifying();
    }

    /**
     * Reads all checkpoints, in order.
     *
     * @param checkpoints takes them one by one, never {@literal null}
     */
    public void read(Consumer<Checkpoint> checkpoints) {
        store.checkpoints(checkpoints);
    }

    /**
     * A check of the record by itself.
     *
     * @param verification what came of it
     * @param by the account that asked for it
     */
    public record OwnCheck(Verification verification, String by) {}

    /**
     * A check against checkpoints that somebody handed in.
     *
     * @param file what the file is called, empty if nobody said
     * @param verification what came of it
     */
    public record FileCheck(String file, Verification verification) {}

    /**
     * Checks the record and all rows that it covers. One check runs at a time.
     *
     * @param by the account that asks for it, never {@literal null}
     * @return never {@literal null}
     */
    public synchronized Verification verify(String by) {
        return keep(store.verify(key, null), by);
    }

    /**
     * Does the same, and compares the record with checkpoints that somebody hands in. What comes of that is kept for that account alone.
     *
     * @param by the account that asks for it, never {@literal null}
     * @param file what the file is called, empty if nobody says, never {@literal null}
     * @param checkpoints what it has, never {@literal null}
     * @return never {@literal null}
     */
    public synchronized Verification verify(String by, String file, HandedCheckpoints checkpoints) {
        Verification verification = store.verify(key, checkpoints);
        keep(verification.own(), by);
        handed.put(by, new FileCheck(file, verification));
        return verification;
    }

    private Verification keep(Verification own, String by) {
        last = new OwnCheck(own, by);
        if (!own.sound()) {
            LOG.error("The record does not agree with the database: {} findings.", own.found());
        }
        return own;
    }

    /** The last check since the application started; {@literal null} if there was none. */
    public @Nullable OwnCheck last() {
        return last;
    }

    /**
     * The last check since the application started against a file that an account handed in.
     *
     * @param by the account, never {@literal null}
     * @return {@literal null} if it has handed in none
     */
    public @Nullable FileCheck lastOf(String by) {
        return handed.get(by);
    }

    /** The last checkpoint; {@literal null} if there is none. */
    public @Nullable Checkpoint lastCheckpoint() {
        return store.lastCheckpoint();
    }
}
