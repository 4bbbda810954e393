package io.attain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests, chains and checkpoints by themselves. */
class RecordTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123456789Z");
    private static final Chain CHAIN = Chain.agreement("PAPER-2026");

    @TempDir
    private Path folder = Path.of("");

    private static Digest digest(String... values) {
        RowDigest digest = new RowDigest();
        digest.row();
        for (int i = 0; i < values.length; i++) {
            digest.add("c" + i, values[i].equals("null") ? null : values[i]);
        }
        return digest.end();
    }

    @Test
    void aDigestKnowsWhereOneValueEndsAndWhatIsNothing() {
        assertThat(digest("ab", "c").hash()).isNotEqualTo(digest("a", "bc").hash());
        assertThat(digest("", "a").hash()).isNotEqualTo(digest("null", "a").hash());
        assertThat(digest("a").hash()).isEqualTo(digest("a").hash());
        assertThat(digest("é").hash()).isNotEqualTo(digest("e").hash());
    }

    @Test
    void aColumnThatIsAddedLaterAndIsNullChangesNothing() {
        assertThat(digest("a", "null").hash()).isEqualTo(digest("a").hash());
        assertThat(digest("a", "b").hash()).isNotEqualTo(digest("a").hash());
    }

    @Test
    void hintsTellWhichColumnIsAnother() {
        assertThat(digest("a", "x", "null").changed(digest("a", "b", "c"), List.of("one", "two", "three")))
                .containsExactly("two", "three");
    }

    private static Entry entry(String about, @Nullable Entry before) {
        return new Entry(
                        CHAIN,
                        0,
                        "CLOSE",
                        "engine",
                        null,
                        null,
                        null,
                        about,
                        NOW,
                        "verdict 1 x ",
                        "",
                        new Digest("", ""))
                .at(
                        before == null ? 1 : before.number() + 1,
                        before == null ? "" : before.digest().hash());
    }

    private static List<Entry> chain(String... abouts) {
        List<Entry> entries = new ArrayList<>();
        for (String about : abouts) {
            entries.add(entry(about, entries.isEmpty() ? null : entries.get(entries.size() - 1)));
        }
        return entries;
    }

    private static List<Finding> check(List<Entry> entries, Entry head) {
        ChainCheck check = new ChainCheck();
        check.head(new Checkpoint.Head(CHAIN, head.number(), head.digest().hash()));
        entries.forEach(it -> check.next(it, null));
        check.endEntries();
        return check.findings();
    }

    @Test
    void aChainIsWholeFromItsFirstEntryToItsHead() {
        List<Entry> chain = chain("a", "b", "c");
        assertThat(check(chain, chain.get(2))).isEmpty();
        assertThat(check(chain.subList(0, 2), chain.get(2)))
                .containsExactly(Finding.removed("audit_entry", "agreement/PAPER-2026 3"));
        assertThat(check(chain.subList(1, 3), chain.get(2)))
                .containsExactly(Finding.removed("audit_entry", "agreement/PAPER-2026 1"));
        assertThat(check(chain, chain.get(1)))
                .containsExactly(Finding.inserted("audit_entry", "agreement/PAPER-2026 3"));
        assertThat(check(List.of(), chain.get(0)))
                .containsExactly(
                        Finding.removed("audit_entry", "agreement/PAPER-2026 1"),
                        Finding.inserted("audit_head", "agreement/PAPER-2026"));
    }

    @Test
    void anEntryThatWasWrittenAnewDoesNotFitTheNext() {
        List<Entry> chain = chain("a", "b", "c");
        List<Entry> forged = List.of(chain.get(0), entry("other", chain.get(0)), chain.get(2));
        assertThat(check(forged, chain.get(2)))
                .containsExactly(Finding.changed("audit_entry", "agreement/PAPER-2026 2", List.of("hash")));
    }

    private List<Checkpoint> checkpoints(CheckpointKey key, Entry... heads) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Entry head : heads) {
            checkpoints.add(Checkpoint.of(
                    checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1),
                    NOW,
                    List.of(new Checkpoint.Head(
                            CHAIN, head.number(), head.digest().hash())),
                    key));
        }
        return checkpoints;
    }

    private static List<Finding> check(CheckpointKey key, List<Checkpoint> checkpoints) {
        Checkpoint.Check check = new Checkpoint.Check(key.verifying());
        checkpoints.forEach(check::next);
        key.remembered().ifPresent(check::reaches);
        check.end();
        return check.findings();
    }

    @Test
    void checkpointsAreSignedAndFollowFromEachOther() {
        CheckpointKey key = CheckpointKey.create(folder.resolve("key"));
        CheckpointKey other = CheckpointKey.create(folder.resolve("other"));
        List<Entry> chain = chain("a", "b", "c");
        List<Checkpoint> sealed = checkpoints(key, chain.get(0), chain.get(1), chain.get(2));
        assertThat(check(key, sealed)).isEmpty();
        assertThat(sealed.get(1).read())
                .containsExactly(
                        new Checkpoint.Head(CHAIN, 2, chain.get(1).digest().hash()));
        assertThat(check(key, List.of(sealed.get(0), sealed.get(2))))
                .containsExactly(Finding.removed("audit_checkpoint", "2"));
        // Somebody without the key computes all of it anew.
        assertThat(check(key, checkpoints(other, chain.get(0))))
                .containsExactly(Finding.changed("audit_checkpoint", "1", List.of("signature")));
        Checkpoint first = sealed.get(0);
        Checkpoint unsigned = new Checkpoint(
                first.number(),
                first.sealedAt(),
                first.heads(),
                first.keyId(),
                first.previous(),
                first.digest(),
                sealed.get(1).signature());
        assertThat(check(key, List.of(unsigned, sealed.get(1), sealed.get(2))))
                .containsExactly(Finding.changed("audit_checkpoint", "1", List.of("signature")));
        Checkpoint renamed = new Checkpoint(
                first.number(),
                first.sealedAt(),
                first.heads().replace("PAPER", "PEPER"),
                first.keyId(),
                first.previous(),
                first.digest(),
                first.signature());
        assertThat(check(key, List.of(renamed)))
                .containsExactly(Finding.changed("audit_checkpoint", "1", List.of("heads")));
    }

    @Test
    void aTailThatIsCutIsMissedByWhatIsRememberedOutside() {
        CheckpointKey key = CheckpointKey.create(folder.resolve("key"));
        List<Entry> chain = chain("a", "b", "c");
        List<Checkpoint> sealed = checkpoints(key, chain.get(0), chain.get(1), chain.get(2));
        key.remember(sealed.get(2));
        assertThat(check(key, sealed)).isEmpty();
        assertThat(check(key, sealed.subList(0, 1)))
                .containsExactly(Finding.removed("audit_checkpoint", "2"), Finding.removed("audit_checkpoint", "3"));
        assertThat(check(key, List.of()))
                .contains(Finding.removed("audit_checkpoint", "1"), Finding.removed("audit_checkpoint", "3"));
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndComesBack() throws IOException {
        Path file = folder.resolve("deep").resolve("key");
        CheckpointKey key = CheckpointKey.create(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        CheckpointKey again = CheckpointKey.read(file).orElseThrow();
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(again.verifying().verifies("hash", key.sign("hash"))).isTrue();
        assertThat(again.verifying().verifies("other", key.sign("hash"))).isFalse();
        assertThat(again.verifying().verifies("hash", "none")).isFalse();
        assertThat(CheckpointKey.read(folder.resolve("missing"))).isEmpty();
    }
}
