package io.attain.measurement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.DraftEvaluation.Judged;
import io.attain.evaluation.PastTerms;
import io.attain.evaluation.UnreadableSourceException;
import io.attain.measurement.FileBacktest;
import io.attain.measurement.MeasurementFile;
import io.attain.measurement.SeriesAccess;
import io.attain.measurement.StoredBacktest;
import io.attain.problem.Problem;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Judges measurements, uploaded or stored, by an uploaded agreement; nothing is stored. */
@RestController
@Tag(name = "Back-tests")
class BacktestController {

    private static final String AGREEMENT = "agreement";

    private final StoredBacktest stored;
    private final SeriesAccess access;
    private final Clock clock;

    BacktestController(StoredBacktest stored, SeriesAccess access, Clock clock) {
        this.stored = stored;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping(path = "/api/backtests", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Judge measurements by an agreement, storing nothing",
            description = "Send the agreement, in one or several versions, and the definitions of its series as file"
                    + " parts named 'agreement', and the measurements as file parts named like their series. Without any"
                    + " measurements, the latest version is laid over the past and judges what the server keeps of its"
                    + " series, no more than 24 months back: the answer says how often each target would have been met,"
                    + " and what the customer would have received. That needs the right to read those series.")
    Object backtest(
            @Parameter(hidden = true) MultipartHttpServletRequest request,
            @Parameter(
                            description =
                                    "Up to when facts are known, with its offset; by default the end of the term, or now for measurements that the server keeps")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            @Parameter(description = "Whether every derivation is written out") @RequestParam(defaultValue = "false")
                    boolean derivations) {
        List<Documents> documents = new ArrayList<>();
        Map<String, List<MeasurementFile>> measurements = new LinkedHashMap<>();
        request.getMultiFileMap().forEach((part, files) -> {
            for (MultipartFile file : files) {
                if (part.equals(AGREEMENT)) {
                    documents.add(read(file));
                } else {
                    measurements
                            .computeIfAbsent(part, it -> new ArrayList<>())
                            .add(new MeasurementFile(name(file), file::getInputStream));
                }
            }
        });
        Documents together = Documents.together(documents);
        if (!together.findings().isEmpty()) {
            throw Problem.refused(
                    "The agreement cannot be read: "
                            + together.findings().get(0).reason(),
                    together.findings().stream().map(BacktestController::place).toList());
        }
        try {
            Instant known = asOf == null ? null : OffsetDateTime.parse(asOf).toInstant();
            return measurements.isEmpty()
                    ? onStored(together, known == null ? clock.instant() : known, derivations)
                    : BacktestJson.of(new FileBacktest(together).run(measurements, known, bytes -> {}), derivations);
        } catch (DateTimeException problem) {
            throw Problem.unreadable(
                    "asOf: expected a time with its offset such as 2026-01-31T00:00:00+01:00, found '" + asOf + "'.");
        } catch (IllegalArgumentException | UnreadableSourceException problem) {
            throw Problem.refused(Objects.requireNonNull(problem.getMessage()));
        }
    }

    /** The answer on what is stored; unlike a tree it keeps every number as it is. */
    record OnStored(
            @JsonUnwrapped DraftBacktest backtest,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, ObjectNode> derivations) {}

    private OnStored onStored(Documents documents, Instant now, boolean derivations) {
        access.checkReading(PastTerms.series(StoredBacktest.draft(documents)));
        Judged judged = stored.judge(documents, now);
        return new OnStored(judged.backtest(), derivations ? judged.derivations() : null);
    }

    private static Documents read(MultipartFile file) {
        try {
            return Documents.read(name(file), file.getBytes());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null || name.isBlank() ? file.getName() : name;
    }

    private static Map<String, Object> place(Finding finding) {
        return Map.of(
                "code",
                finding.code(),
                "document",
                finding.document(),
                "pointer",
                finding.pointer(),
                "line",
                finding.line(),
                "detail",
                finding.reason());
    }
}
