package io.attain.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of measurements that can be opened again and again.
 *
 * @param name its name, for messages
 * @param content opens it
 */
public record MeasurementFile(String name, Content content) {

    /** Returns a file of the file system. */
    public static MeasurementFile of(Path path) {
        return new MeasurementFile(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
    }

    /** What opens a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Opens the file at its start.
         *
         * @throws IOException when it cannot be opened
         */
        InputStream open() throws IOException;
    }
}
