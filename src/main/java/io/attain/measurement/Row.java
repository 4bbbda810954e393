package io.attain.measurement;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line its line, or its place from 1 in a JSON array
 * @param values the texts of the columns that the series reads, {@literal null} where one is not there at all
 * @param problem why the row is broken, {@literal null} when it is not
 */
record Row(long line, @Nullable String[] values, @Nullable String problem) {

    static Row broken(long line, String problem) {
        return new Row(line, new @Nullable String[0], problem);
    }
}
