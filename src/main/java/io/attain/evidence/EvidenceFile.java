package io.attain.evidence;

import io.attain.evidence.EvidenceStore.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file of evidence as it is listed.
 *
 * @param number its number
 * @param name its name
 * @param mediaType what it is, by its content
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its content in hexadecimal digits
 * @param account who added it
 * @param recordedAt when
 * @param content where it is read, relative to the host
 */
public record EvidenceFile(
        long number,
        String name,
        String mediaType,
        long size,
        String sha256,
        String account,
        Instant recordedAt,
        String content) {

    /**
     * Lists files that are read below an address.
     *
     * @param evidence the files, never {@literal null}
     * @param below such as {@code /api/disputes/7}, never {@literal null}
     */
    public static List<EvidenceFile> list(List<Evidence> evidence, String below) {
        return evidence.stream().map(it -> listed(it, below)).toList();
    }

    /**
     * Lists one file that is read below an address.
     *
     * @param it the file, never {@literal null}
     * @param below such as {@code /api/disputes/7}, never {@literal null}
     */
    public static EvidenceFile listed(Evidence it, String below) {
        return new EvidenceFile(
                it.number(),
                it.name(),
                it.mediaType(),
                it.size(),
                it.sha256(),
                it.account(),
                it.recordedAt(),
                below + "/evidence/" + it.number());
    }

    /**
     * Hands a file out to be saved: none is shown by the browser, whatever it takes it for.
     *
     * @param evidence the file, never {@literal null}
     * @param content what it contains, never {@literal null}
     */
    public static ResponseEntity<byte[]> saved(Evidence evidence, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.mediaType()))
                .eTag(evidence.sha256())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(evidence.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    /**
     * Tells the name of a file that is sent, empty where there is none.
     *
     * @param file never {@literal null}
     */
    public static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
