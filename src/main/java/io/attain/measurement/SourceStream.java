package io.attain.measurement;

import io.attain.evaluation.UnreadableSourceException;
import io.attain.terms.CanonicalHash;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of measurements as text: unpacked, decoded, and hashed as it was given. */
final class SourceStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** DEFLATE packs at most 1,032 to 1; no honest file of measurements comes near. */
    private static final long MAXIMUM_RATIO = 400;

    private static final long RATIO_MATTERS_FROM = 64L << 20;

    private final DigestInputStream raw;
    private final Counter packed;
    private final Reader reader;

    private SourceStream(DigestInputStream raw, Counter packed, Reader reader) {
        this.raw = raw;
        this.packed = packed;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @param encoding its encoding, {@literal null} for UTF-8 or what a byte-order mark says
     * @throws IOException when it cannot be opened
     */
    static SourceStream open(MeasurementFile file, @Nullable Charset encoding) throws IOException {
        DigestInputStream raw = new DigestInputStream(file.content().open(), CanonicalHash.digest());
        Counter packed = new Counter(new BufferedInputStream(raw, BUFFER));
        PushbackInputStream start = new PushbackInputStream(packed, 3);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        InputStream content = start;
        if (gzip) {
            content = new Unpacked(new GZIPInputStream(start, BUFFER), packed, file.name());
        }
        return new SourceStream(raw, packed, decode(content, encoding));
    }

    private static Reader decode(InputStream content, @Nullable Charset encoding) throws IOException {
        PushbackInputStream start = new PushbackInputStream(content, 3);
        byte[] mark = start.readNBytes(3);
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : encoding;
        int length = 0;
        if (mark.length == 3 && (mark[0] & 0xff) == 0xef && (mark[1] & 0xff) == 0xbb && (mark[2] & 0xff) == 0xbf) {
            charset = StandardCharsets.UTF_8;
            length = 3;
        } else if (mark.length >= 2 && (mark[0] & 0xff) == 0xfe && (mark[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
            length = 2;
        } else if (mark.length >= 2 && (mark[0] & 0xff) == 0xff && (mark[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            length = 2;
        }
        start.unread(mark, length, mark.length - length);
        return new InputStreamReader(
                start,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    Reader reader() {
        return reader;
    }

    long bytesRead() {
        return packed.count;
    }

    /** Returns the hash of all bytes, reading what a reader left. */
    String hash() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        return CanonicalHash.text(raw.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Counts bytes. */
    private static final class Counter extends FilterInputStream {

        private long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Refuses what unpacks to far more than any file of measurements does. */
    private static final class Unpacked extends FilterInputStream {

        private final Counter packed;
        private final String name;
        private long count;

        Unpacked(InputStream in, Counter packed, String name) {
            super(in);
            this.packed = packed;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            if (count > RATIO_MATTERS_FROM && count / MAXIMUM_RATIO > packed.count) {
                throw new UnreadableSourceException(name + ": unpacks to more than " + MAXIMUM_RATIO
                        + " times its size, as no file of measurements does; unpack it and look at it first");
            }
            return read;
        }
    }
}
