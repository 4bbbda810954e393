package io.attain.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks entries, chain by chain and in order, and then the rows that they cover, in any order. It keeps the digests of the rows of
 * the chains that it is given, so large records are checked some chains at a time.
 */
public final class ChainCheck {

    static final String ENTRIES = "audit_entry";
    private static final String HEADS = "audit_head";

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Covered> covered = new HashMap<>();
    private final Map<Chain, Checkpoint.Head> heads = new HashMap<>();
    private final Set<Chain> seen = new HashSet<>();
    private final @Nullable CheckpointKey key;
    private final Instant vouchedSince;
    private boolean isVouched;
    private @Nullable Entry last;
    private boolean lastIsSound = true;
    private boolean reachedHead;

    /** Checks nothing that needs a key. */
    public ChainCheck() {
        this(null);
    }

    /**
     * Checks with a key whether entries are vouched for.
     *
     * @param key {@literal null} to leave that aside
     */
    public ChainCheck(@Nullable CheckpointKey key) {
        this.key = key;
        this.vouchedSince = key == null ? Instant.MAX : key.vouchesSince().orElse(Instant.MAX);
    }

    /** A row, as an entry has it, and whether the table has it too. */
    private static final class Covered {

        private final CoveredRow row;
        private final Finding.Place place;
        private boolean found;

        Covered(CoveredRow row, Finding.Place place) {
            this.row = row;
            this.place = place;
        }
    }

    /**
     * Says where chains are said to end.
     *
     * @param head one of them, never {@literal null}
     */
    public void head(Checkpoint.Head head) {
        heads.put(head.chain(), head);
    }

    /**
     * Checks the next entry.
     *
     * @param entry that after the one before in its chain, or the first of another chain, never {@literal null}
     * @param mac what vouches for it; {@literal null} if nothing does
     */
    public void next(Entry entry, @Nullable String mac) {
        Entry before = last;
        if (before != null && !before.chain().equals(entry.chain())) {
            endChain();
            before = null;
        }
        seen.add(entry.chain());
        long expected = before == null ? 1 : before.number() + 1;
        missing(entry.chain(), expected, entry.number());
        List<String> changed = entry.changed();
        if (!changed.isEmpty()) {
            findings.add(Finding.changed(ENTRIES, place(entry.chain(), entry.number()), changed));
        } else if (before != null
                && lastIsSound
                && entry.number() == expected
                && !entry.previous().equals(before.digest().hash())) {
            findings.add(Finding.changed(ENTRIES, place(entry.chain(), before.number()), List.of("hash")));
        }
        Checkpoint.Head head = heads.get(entry.chain());
        if (reachedHead) {
            findings.add(Finding.inserted(ENTRIES, place(entry.chain(), entry.number())));
        }
        reachedHead |= head != null
                && head.number() == entry.number()
                && head.hash().equals(entry.digest().hash());
        lastIsSound = changed.isEmpty();
        last = entry;
        List<CoveredRow> rows = CoveredRow.read(entry.rows());
        Finding.Place place = Finding.Place.of(entry, rows);
        if (isVouchedFor(entry, mac, changed.isEmpty(), place)) {
            rows.forEach(it -> cover(entry, it, place));
        }
    }

    /**
     * Entries of before there was a key, or before it vouched for them, stand at the beginning of chains. What others add covers
     * nothing.
     */
    private boolean isVouchedFor(Entry entry, @Nullable String mac, boolean isAsWritten, Finding.Place place) {
        CheckpointKey with = key;
        if (with == null || !isAsWritten) {
            return true;
        }
        boolean must = mac != null || isVouched || !entry.recordedAt().isBefore(vouchedSince);
        boolean does = with.vouch(entry.digest().hash()).equals(mac);
        if (must && !does) {
            findings.add(new Finding(
                    mac == null ? Finding.Kind.INSERTED : Finding.Kind.CHANGED,
                    ENTRIES,
                    place(entry.chain(), entry.number()),
                    List.of("mac"),
                    place));
        }
        isVouched |= does;
        return does || !must;
    }

    /**
     * What is never changed is covered once, and what was sent to complete a task goes with its history alone: an entry that says
     * otherwise was written by whoever changed it.
     */
    private void cover(Entry entry, CoveredRow row, Finding.Place place) {
        String name = row.table() + " " + row.key();
        Covered before = covered.get(name);
        CoveredTable table = CoveredTables.find(row.table()).orElse(null);
        boolean isGone = row.digest().hash().equals(CoveredRow.GONE);
        boolean may = table == null
                || (table.equals(CoveredTables.FORMS)
                        ? entry.kind().equals(Kind.REMOVAL.name()) ? isGone : before == null && !isGone
                        : table.changes() || (before == null && !isGone));
        if (may) {
            covered.put(name, new Covered(row, place));
        } else if (before == null
                || !before.row.digest().hash().equals(row.digest().hash())) {
            findings.add(Finding.inserted(ENTRIES, place(entry.chain(), entry.number()))
                    .at(place));
        }
    }

    private void missing(Chain chain, long from, long until) {
        for (long missing = from; missing < Math.min(until, from + Finding.MOST_OF_ONE); missing++) {
            findings.add(Finding.removed(ENTRIES, place(chain, missing)));
        }
    }

    /** Checks that the last chain ends where it is said to. */
    private void endChain() {
        Entry end = last;
        if (end == null) {
            return;
        }
        Checkpoint.Head head = heads.get(end.chain());
        if (head == null) {
            findings.add(Finding.removed(HEADS, end.chain().toString()));
        } else if (head.number() > end.number()
                && !head.hash().equals(end.digest().hash())) {
            missing(end.chain(), end.number() + 1, head.number() + 1);
        } else if (head.number() != end.number() && !reachedHead) {
            findings.add(Finding.changed(HEADS, end.chain().toString(), List.of("seq")));
        } else if (head.number() == end.number()
                && lastIsSound
                && !head.hash().equals(end.digest().hash())) {
            findings.add(Finding.changed(HEADS, end.chain().toString(), List.of("hash")));
        }
        last = null;
        lastIsSound = true;
        reachedHead = false;
        isVouched = false;
    }

    /** Says that there are no more entries. */
    public void endEntries() {
        endChain();
        heads.forEach((chain, head) -> {
            if (!seen.contains(chain)) {
                // Either its entries are gone, or there never were any.
                missing(chain, 1, head.number() + 1);
                findings.add(Finding.inserted(HEADS, chain.toString()));
            }
        });
    }

    /**
     * Checks a row.
     *
     * @param table whose it is, never {@literal null}
     * @param chain the name of the chain that it belongs to; {@literal null} for the day's
     * @param row its key and the digest that it has now, never {@literal null}
     */
    public void row(CoveredTable table, @Nullable String chain, CoveredRow row) {
        Covered known = covered.get(row.table() + " " + row.key());
        if (known == null || known.row.digest().hash().equals(CoveredRow.GONE)) {
            Finding inserted = Finding.inserted(row.table(), row.key());
            findings.add(chain == null ? inserted : inserted.at(Finding.Place.in(new Chain(table.scope(), chain))));
            return;
        }
        known.found = true;
        if (!known.row.digest().hash().equals(row.digest().hash())) {
            findings.add(
                    Finding.changed(row.table(), row.key(), row.digest().changed(known.row.digest(), table.columns()))
                            .at(known.place));
        } else if (chain != null && !known.place.chain().equals(new Chain(table.scope(), chain).toString())) {
            // What says to which chain it belongs is in another row.
            findings.add(Finding.changed(row.table(), row.key(), List.of(String.valueOf(table.chain())))
                    .at(known.place));
        }
    }

    /** Says that there are no more rows. */
    public void endRows() {
        covered.values().stream()
                .filter(it -> !it.found && !it.row.digest().hash().equals(CoveredRow.GONE))
                .forEach(it -> findings.add(
                        Finding.removed(it.row.table(), it.row.key()).at(it.place)));
    }

    /** How many rows the entries cover. */
    public int rows() {
        return covered.size();
    }

    /** What was found so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * How a finding names an entry.
     *
     * @param chain never {@literal null}
     * @param number its place there
     * @return never {@literal null}
     */
    public static String place(Chain chain, long number) {
        return chain + " " + number;
    }
}
