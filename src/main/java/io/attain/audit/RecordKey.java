package io.attain.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key of the record, from a file outside the database. It vouches for each entry when that is written, so that one which somebody adds
 * in the database is found out, and signs checkpoints. It is made at the first start.
 */
@Component
@EnableConfigurationProperties(AuditSettings.class)
public class RecordKey {

    private static final Logger LOG = LoggerFactory.getLogger(RecordKey.class);

    private final Supplier<Optional<CheckpointKey>> key;

    @Autowired
    RecordKey(AuditSettings settings, RecordStore store, Clock clock) {
        this(SingletonSupplier.of(() -> Optional.ofNullable(load(settings, store, clock))));
    }

    private RecordKey(Supplier<Optional<CheckpointKey>> key) {
        this.key = key;
    }

    /**
     * A key that vouches for entries from the first on.
     *
     * @param key never {@literal null}
     * @return never {@literal null}
     */
    public static RecordKey of(CheckpointKey key) {
        key.vouchFrom(Instant.EPOCH);
        return new RecordKey(() -> Optional.of(key));
    }

    /**
     * Returns the key.
     *
     * @return empty if there is none, or it is not where it was
     */
    public Optional<CheckpointKey> get() {
        return key.get();
    }

    private static @Nullable CheckpointKey load(AuditSettings settings, RecordStore store, Clock clock) {
        if (settings.keyFile().isBlank()) {
            LOG.warn(
                    "attain.audit.key-file is not set: the record is not sealed, so a record that somebody computes anew"
                            + " in the database is not found out.");
            return null;
        }
        Path file = Path.of(settings.keyFile());
        CheckpointKey found = CheckpointKey.read(file).orElse(null);
        if (found == null && store.lastCheckpoint() == null) {
            found = CheckpointKey.create(file);
            LOG.info("The record is sealed with a new key in {}. Keep a copy of it, and none in the database.", file);
        } else if (found == null) {
            LOG.error(
                    "The record was sealed with a key that is not in {} any more. It is not sealed until that is there again.",
                    file);
        }
        if (found != null && found.vouchesSince().isEmpty()) {
            boolean fromTheStart = store.find(RecordStore.Query.ALL, null, 1).isEmpty();
            found.vouchFrom(fromTheStart ? Instant.EPOCH : clock.instant());
        }
        return found;
    }
}
