package io.attain.crash;

import io.attain.crash.Workload.Kind;
import io.attain.crash.Workload.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must be known after some uploads, worked out without a database: the later of equal keys counts, and a file in which
 * the last one is what counts already changes nothing.
 */
final class ExpectedFacts {

    private final Map<String, Map<String, String>> current = new TreeMap<>();
    private final Map<String, List<String>> superseded = new TreeMap<>();
    private final List<Counts> counts = new ArrayList<>();

    /** What becomes of the rows of an upload when it is taken in for the first time. */
    record Counts(long added, long unchanged, long corrected) {

        /** Returns what becomes of them when the same upload comes again right after. */
        Counts again() {
            return new Counts(0, added + unchanged + corrected, 0);
        }
    }

    /** Works out what is known after the first uploads of a workload. */
    ExpectedFacts(Workload workload, int uploads) {
        for (int number = 0; number < uploads; number++) {
            counts.add(take(workload.upload(number)));
        }
    }

    private Counts take(Upload upload) {
        Map<String, String> known = current.computeIfAbsent(upload.series(), it -> new TreeMap<>());
        List<String> old = superseded.computeIfAbsent(upload.series(), it -> new ArrayList<>());
        Map<String, Integer> occurrences = new HashMap<>();
        List<String> keys = upload.rows().stream()
                .map(row -> key(upload.kind(), row, occurrences))
                .toList();
        Map<String, String> last = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            last.put(keys.get(i), upload.rows().get(i));
        }
        Set<String> endAsKnown = last.entrySet().stream()
                .filter(it -> it.getValue().equals(known.get(it.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        int added = 0;
        int unchanged = 0;
        int corrected = 0;
        for (int i = 0; i < keys.size(); i++) {
            String row = upload.rows().get(i);
            String before = endAsKnown.contains(keys.get(i)) ? row : known.put(keys.get(i), row);
            if (before == null) {
                added++;
            } else if (before.equals(row)) {
                unchanged++;
            } else {
                corrected++;
                old.add(before);
            }
        }
        return new Counts(added, unchanged, corrected);
    }

    private static String key(Kind kind, String row, Map<String, Integer> occurrences) {
        return switch (kind) {
            case CASES -> row.substring(0, row.indexOf(','));
            case STATES -> row.substring(0, row.lastIndexOf(','));
            case SAMPLES -> row + " " + occurrences.merge(row, 1, Integer::sum);
        };
    }

    /** Returns what becomes of the rows of an upload when it is taken in for the first time. */
    Counts counts(int upload) {
        return counts.get(upload);
    }

    /** Returns the rows of a series that count, in order. */
    List<String> current(String series) {
        return current.getOrDefault(series, Map.of()).values().stream().sorted().toList();
    }

    /** Returns the rows of a series that others have superseded, in order. */
    List<String> superseded(String series) {
        return superseded.getOrDefault(series, List.of()).stream().sorted().toList();
    }
}
