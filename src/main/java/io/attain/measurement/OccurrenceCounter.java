package io.attain.measurement;

/** Counts how often each of many hashes occurred, in some twenty bytes each. */
final class OccurrenceCounter {

    private long[] hashes = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /** Counts one more, and returns how often it has occurred with that. */
    int next(long hash) {
        if (size > hashes.length / 3 * 2) {
            grow();
        }
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            size++;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
