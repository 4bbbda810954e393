package io.attain.evidence;

import io.attain.evidence.EvidenceStore.Evidence;
import io.attain.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes files, such as evidence and reports, that are what they pretend to be, and nothing that a browser would run. */
@Component
public class EvidenceKeeping {

    private static final int MEGABYTE = 1024 * 1024;

    /** The most that a file may have. */
    public static final int LARGEST = 20 * MEGABYTE;

    /** The most files of one subject. */
    private static final int MOST = 50;

    private static final int LONGEST_NAME = 200;

    /** What is taken, by what the content shows it to be. */
    private static final Map<String, String> TYPES = Map.of(
            "application/pdf", "PDF",
            "image/png", "PNG",
            "image/jpeg", "JPEG",
            "text/plain", "text",
            "text/csv", "CSV",
            "message/rfc822", "mail",
            "application/zip", "ZIP",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX",
            "application/json", "JSON");

    private final EvidenceStore store;
    private final Clock clock;
    private final Tika tika = new Tika();

    EvidenceKeeping(EvidenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Keeps a file.
     *
     * @param subject what it belongs to, such as {@code dispute 7}, never {@literal null}
     * @param name its name, never {@literal null}
     * @param content read no further than the most that a file may have, never {@literal null}
     * @param account who adds it, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if it is empty, too large, of a kind that is not taken, or there are too many files already
     * @throws IOException if it cannot be read
     */
    @Transactional
    public Evidence keep(String subject, String name, InputStream content, String account) throws IOException {
        return keep(subject, name, content.readNBytes(LARGEST + 1), account);
    }

    private Evidence keep(String subject, String name, byte[] content, String account) {
        if (content.length == 0) {
            throw Problem.refused("The file is empty. Choose one that has something in it.");
        }
        if (content.length > LARGEST) {
            throw Problem.refused("The file is too large: it may have at most " + LARGEST / MEGABYTE
                    + " MB. Cut it down, or split it.");
        }
        if (store.of(subject).size() >= MOST) {
            throw Problem.refused("There are " + MOST + " files already; put more of them into one.");
        }
        String plain = plainName(name);
        String type = tika.detect(content, plain);
        if (!TYPES.containsKey(type)) {
            throw Problem.refused("“" + plain + "” is of the type " + type + ", which is not taken. Taken are "
                    + String.join(", ", TYPES.values().stream().sorted().toList()) + ".");
        }
        return store.add(
                new Evidence(0, subject, plain, type, content.length, sha256(content), account, clock.instant()),
                content);
    }

    /** The last part of a path, without characters that could fool somebody who reads it. */
    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "")
                .strip();
        String plain = last.isEmpty() ? "file" : last;
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /**
     * Lists the files of a subject, such as a dispute.
     *
     * @param subject never {@literal null}
     */
    public List<Evidence> of(String subject) {
        return store.of(subject);
    }

    /**
     * Gets a file of a subject, such as a dispute.
     *
     * @param subject never {@literal null}
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public Evidence get(String subject, long number) {
        return store.find(subject, number)
                .orElseThrow(() -> Problem.unknown("The " + subject + " has no file " + number + "."));
    }

    /**
     * Returns what a file contains.
     *
     * @param evidence never {@literal null}
     */
    public byte[] content(Evidence evidence) {
        return store.content(evidence);
    }
}
