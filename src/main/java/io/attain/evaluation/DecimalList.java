package io.attain.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many decimals in 8 bytes each, exactly: the digits at a scale common to all, and beside them the scale that each was
 * written with. Decimals that do not fit so are kept as they are.
 */
final class DecimalList {

    /** The lowest bits of each packed value hold its own scale. */
    private static final int SCALE_BITS = 5;

    private static final int MAXIMUM_SCALE = (1 << SCALE_BITS) - 1;
    private static final long MAXIMUM_DIGITS = Long.MAX_VALUE >> SCALE_BITS;

    private long[] packed = new long[16];
    private int size;
    private int commonScale;
    private @Nullable List<BigDecimal> unpacked;

    int size() {
        return unpacked == null ? size : unpacked.size();
    }

    void add(BigDecimal value) {
        if (unpacked != null) {
            unpacked.add(value);
            return;
        }
        int scale = value.scale();
        if (scale < 0 || scale > MAXIMUM_SCALE || (scale > commonScale && !rescale(scale))) {
            unpack().add(value);
            return;
        }
        long digits = digits(value);
        if (digits == Long.MIN_VALUE) {
            unpack().add(value);
            return;
        }
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size + (size >> 1));
        }
        packed[size++] = (digits << SCALE_BITS) | scale;
    }

    /** Returns the digits at the common scale, {@link Long#MIN_VALUE} when they do not fit. */
    private long digits(BigDecimal value) {
        if (value.precision() - value.scale() + commonScale > 18) {
            return Long.MIN_VALUE;
        }
        long digits = value.movePointRight(commonScale).longValue();
        return Math.abs(digits) > MAXIMUM_DIGITS ? Long.MIN_VALUE : digits;
    }

    private boolean rescale(int scale) {
        long factor = BigInteger.TEN.pow(scale - commonScale).longValue();
        if (scale - commonScale > 18) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            long digits = packed[i] >> SCALE_BITS;
            if (Math.abs(digits) > MAXIMUM_DIGITS / factor) {
                return false;
            }
        }
        for (int i = 0; i < size; i++) {
            packed[i] = (((packed[i] >> SCALE_BITS) * factor) << SCALE_BITS) | (packed[i] & MAXIMUM_SCALE);
        }
        commonScale = scale;
        return true;
    }

    private List<BigDecimal> unpack() {
        List<BigDecimal> all = new ArrayList<>(size + 1);
        for (int i = 0; i < size; i++) {
            all.add(unpack(packed[i]));
        }
        packed = new long[0];
        size = 0;
        unpacked = all;
        return all;
    }

    private BigDecimal unpack(long value) {
        int scale = (int) (value & MAXIMUM_SCALE);
        return BigDecimal.valueOf(value >> SCALE_BITS, commonScale).setScale(scale);
    }

    /**
     * Returns an element of the ascending values.
     *
     * @param rank from 1
     */
    BigDecimal ascending(int rank) {
        if (unpacked != null) {
            Collections.sort(unpacked);
            return unpacked.get(rank - 1);
        }
        Arrays.sort(packed, 0, size);
        return unpack(packed[rank - 1]);
    }
}
