package io.attain.measurement;

/** Numbers by hashes, in some 25 bytes each; boxes would take four times as much. */
final class LongMap {

    private static final int INITIAL = 1 << 10;

    private long[] keys = new long[INITIAL];
    private long[] values = new long[INITIAL];
    private int size;

    /** Returns the number of a hash, 0 when it has none. */
    long get(long key) {
        return values[slot(key)];
    }

    /** Gives a hash a number, which is not 0. */
    void put(long key, long value) {
        if (size > keys.length / 3 * 2) {
            grow();
        }
        int slot = slot(key);
        if (values[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldValues.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
