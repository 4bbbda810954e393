package io.attain.audit.web;

import io.attain.access.Login;
import io.attain.audit.AuditAccess;
import io.attain.audit.Checkpoint;
import io.attain.audit.CheckpointFile;
import io.attain.audit.Checkpoints;
import io.attain.audit.Entry;
import io.attain.audit.Finding;
import io.attain.audit.HandedCheckpoints;
import io.attain.audit.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "The record")
class AuditController {

    private final AuditAccess access;
    private final Checkpoints checkpoints;

    AuditController(AuditAccess access, Checkpoints checkpoints) {
        this.access = access;
        this.checkpoints = checkpoints;
    }

    record Page(List<Item> entries, @Nullable String next) {}

    record Item(
            String chain,
            long number,
            String kind,
            String actor,
            @Nullable String onBehalf,
            @Nullable String address,
            @Nullable String through,
            String about,
            Instant recordedAt,
            List<String> rows,
            String previous,
            String hash) {

        static Item of(Entry entry) {
            return new Item(
                    entry.chain().toString(),
                    entry.number(),
                    entry.kind(),
                    entry.actor(),
                    entry.onBehalf(),
                    entry.address(),
                    entry.through(),
                    entry.about(),
                    entry.recordedAt(),
                    entry.rows().lines().toList(),
                    entry.previous(),
                    entry.digest().hash());
        }
    }

    record Checked(
            boolean sound,
            Instant at,
            long milliseconds,
            long chains,
            long entries,
            long rows,
            long checkpoints,
            @Nullable Instant sealedAt,
            boolean signed,
            long found,
            List<Finding> findings,
            @Schema(description = "how many of the checkpoints that were handed in were compared; null where none were")
                    @Nullable
                    Long compared) {

        static Checked of(Verification verification) {
            Verification.Comparison comparison = verification.comparison();
            return new Checked(
                    verification.sound(),
                    verification.at(),
                    verification.took().toMillis(),
                    verification.chains(),
                    verification.entries(),
                    verification.rows(),
                    verification.checkpoints(),
                    verification.sealedAt(),
                    verification.signed(),
                    verification.found() + (comparison == null ? 0 : comparison.found()),
                    Stream.concat(
                                    verification.findings().stream(),
                                    comparison == null ? Stream.empty() : comparison.findings().stream())
                            .limit(Verification.MOST)
                            .toList(),
                    comparison == null ? null : comparison.checkpoints());
        }
    }

    @Operation(
            summary = "Searches the record, the latest entries first",
            description =
                    "Auditors search all of it. Others get the entries of an agreement that they may read, but for what one side"
                            + " does by itself, and without addresses.")
    @GetMapping("/api/audit")
    Page entries(
            @Parameter(description = "only those of this agreement") @RequestParam(required = false) @Nullable
                    String agreement,
            @Parameter(description = "only those of this series") @RequestParam(required = false) @Nullable
                    String series,
            @Parameter(description = "only what this account did, or what was done on its behalf")
                    @RequestParam(required = false)
                    @Nullable
                    String person,
            @Parameter(description = "only these kinds, apart by commas") @RequestParam(required = false) @Nullable
                    String kind,
            @Parameter(description = "a date or time in UTC") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "a date or time in UTC") @RequestParam(required = false) @Nullable String until,
            @Parameter(description = "what the page before gave as next") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "how many at most, up to 1000") @RequestParam(defaultValue = "100") int limit) {
        List<Entry> found =
                access.find(Pages.query(agreement, series, person, kind, from, until), Pages.place(after), limit);
        return new Page(found.stream().map(Item::of).toList(), Pages.next(found, limit));
    }

    @Operation(
            summary = "Checks the record and every row that it covers",
            description = "Each finding names table, key and, where the hints tell, columns. For auditors.")
    @GetMapping("/api/audit/verify")
    Checked verify() {
        access.checkAuditor();
        return Checked.of(checkpoints.verify(Login.current().name()));
    }

    @Operation(
            summary = "Checks the record against checkpoints that were taken out earlier, too",
            description =
                    "The body is what /api/audit/checkpoints gave, however many there are. The answer says how many were compared. It"
                            + " changes nothing. For auditors.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CheckpointFile.class))))
    @PostMapping(path = "/api/audit/verify", consumes = MediaType.APPLICATION_JSON_VALUE)
    Checked verify(
            @Parameter(description = "what the file is called, for the page of the record")
                    @RequestParam(defaultValue = "")
                    String file,
            HttpServletRequest request)
            throws IOException {
        access.checkAuditor();
        Path spooled = Files.createTempFile("attain-checkpoints", ".json");
        try {
            Files.copy(request.getInputStream(), spooled, StandardCopyOption.REPLACE_EXISTING);
            return Checked.of(checkpoints.verify(
                    Login.current().name(), file, HandedCheckpoints.of(() -> Files.newInputStream(spooled))));
        } finally {
            Files.delete(spooled);
        }
    }

    @Operation(
            summary = "Takes out all checkpoints, signed",
            description = "To be kept where nobody who can write to the database can. For auditors.")
    @GetMapping("/api/audit/checkpoints")
    ResponseEntity<CheckpointFile> checkpoints() {
        access.checkAuditor();
        List<Checkpoint> all = new ArrayList<>();
        checkpoints.read(all::add);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attain-checkpoints.json\"")
                .body(CheckpointFile.of(checkpoints.verifying(), all));
    }
}
