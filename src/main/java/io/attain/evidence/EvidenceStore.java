package io.attain.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that prove something in a dispute or a claim, or are a report. Each content is kept once, and none is ever changed. */
public interface EvidenceStore {

    /**
     * A file.
     *
     * @param number under which it is kept
     * @param subject what it belongs to, such as {@code dispute 7}
     * @param name its name
     * @param mediaType what it is, by its content
     * @param size its length in bytes
     * @param sha256 the SHA-256 of its content in hexadecimal digits
     * @param account who added it
     * @param recordedAt when
     */
    record Evidence(
            long number,
            String subject,
            String name,
            String mediaType,
            long size,
            String sha256,
            String account,
            Instant recordedAt) {}

    /**
     * Keeps a file; the same content of the same subject is kept once.
     *
     * @param evidence its number and time are not read, never {@literal null}
     * @param content never {@literal null}
     * @return the file as it is kept, which may have been there before
     */
    Evidence add(Evidence evidence, byte[] content);

    /**
     * Lists the files of a subject, such as a dispute.
     *
     * @param subject never {@literal null}
     * @return in the order in which they were added
     */
    List<Evidence> of(String subject);

    /**
     * Finds a file.
     *
     * @param subject what it belongs to, never {@literal null}
     * @param number its number
     */
    Optional<Evidence> find(String subject, long number);

    /**
     * Returns what a file contains.
     *
     * @param evidence never {@literal null}
     */
    byte[] content(Evidence evidence);
}
