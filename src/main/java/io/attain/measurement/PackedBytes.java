package io.attain.measurement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers and texts in few bytes: whole numbers take one byte for every seven bits, small negative ones as few as small ones. */
final class PackedBytes {

    private static final int CONTINUED = 0x80;
    private static final int ABSENT = 0;
    private static final int SMALL = 1;
    private static final int LARGE = 2;

    private PackedBytes() {}

    /** Writes. */
    static final class Writer {

        private byte[] bytes = new byte[1 << 12];
        private int size;

        Writer number(long value) {
            long rest = (value << 1) ^ (value >> 63);
            room(10);
            while ((rest & ~0x7fL) != 0) {
                bytes[size++] = (byte) (rest | CONTINUED);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
            return this;
        }

        Writer fixed(long value) {
            room(Long.BYTES);
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                bytes[size++] = (byte) (value >>> shift);
            }
            return this;
        }

        Writer text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Writer decimal(@Nullable BigDecimal value) {
            if (value == null) {
                return number(ABSENT);
            }
            BigInteger unscaled = value.unscaledValue();
            if (unscaled.bitLength() < Long.SIZE) {
                return number(SMALL).number(value.scale()).number(unscaled.longValue());
            }
            return number(LARGE).number(value.scale()).bytes(unscaled.toByteArray());
        }

        Writer append(Writer other) {
            room(other.size);
            System.arraycopy(other.bytes, 0, bytes, size, other.size);
            size += other.size;
            return this;
        }

        private Writer bytes(byte[] more) {
            number(more.length);
            room(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
            return this;
        }

        private void room(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** Reads what was written, in the same order. */
    static final class Reader {

        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long rest = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[position++];
                rest |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while ((next & CONTINUED) != 0);
            return (rest >>> 1) ^ -(rest & 1);
        }

        int count() {
            return Math.toIntExact(number());
        }

        String text() {
            byte[] text = bytes();
            return new String(text, StandardCharsets.UTF_8);
        }

        @Nullable
        BigDecimal decimal() {
            int kind = count();
            if (kind == ABSENT) {
                return null;
            }
            int scale = count();
            return kind == SMALL ? BigDecimal.valueOf(number(), scale) : new BigDecimal(new BigInteger(bytes()), scale);
        }

        private byte[] bytes() {
            int length = count();
            byte[] read = Arrays.copyOfRange(bytes, position, position + length);
            position += length;
            return read;
        }
    }

    /** Reads a number of eight bytes. */
    static long fixed(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + Long.BYTES; i++) {
            value = value << Byte.SIZE | (bytes[i] & 0xff);
        }
        return value;
    }
}
