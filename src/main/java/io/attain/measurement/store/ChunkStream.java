package io.attain.measurement.store;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** Reads one chunk at a time, so that a large file never stands in memory as a whole. */
final class ChunkStream extends InputStream {

    private final int count;
    private final IntFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int position;
    private int next;

    /**
     * Creates a stream.
     *
     * @param count how many chunks there are
     * @param chunks gives a chunk by its number, from 0, never empty
     */
    ChunkStream(int count, IntFunction<byte[]> chunks) {
        this.count = count;
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return hasMore() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int read = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, bytes, offset, read);
        position += read;
        return read;
    }

    private boolean hasMore() {
        if (position == chunk.length && next < count) {
            chunk = chunks.apply(next++);
            position = 0;
        }
        return position < chunk.length;
    }
}
