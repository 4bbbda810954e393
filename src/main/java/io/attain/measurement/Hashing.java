package io.attain.measurement;

import org.jspecify.annotations.Nullable;

/** 64-bit hashes of texts, to tell rows apart in little memory; what they call equal is compared in full. */
final class Hashing {

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hashing() {}

    /** Returns a hash of what came before and another text, where absent differs from empty. */
    static long add(long hash, @Nullable String text) {
        long result = hash * GOLDEN;
        if (text == null) {
            return mix(result - 1);
        }
        int length = text.length();
        int at = 0;
        // Four characters at a time: the multiplication is what takes long, and each waits for the one before.
        for (; at + 4 <= length; at += 4) {
            long word = text.charAt(at)
                    | ((long) text.charAt(at + 1) << 16)
                    | ((long) text.charAt(at + 2) << 32)
                    | ((long) text.charAt(at + 3) << 48);
            result = (result ^ word) * GOLDEN;
            result ^= result >>> 32;
        }
        for (; at < length; at++) {
            result = (result ^ text.charAt(at)) * FNV_PRIME;
        }
        return mix(result + length);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
