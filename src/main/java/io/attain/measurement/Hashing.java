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
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(result + text.length());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
