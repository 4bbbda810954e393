package io.attain.measurement.web;

import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Receipt;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.measurement.MeasurementStore.Wanted;
import io.attain.measurement.SeriesAccess;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import io.attain.terms.Labels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/series")
@Tag(name = "Measurements")
class SeriesController {

    private static final int MOST_LISTED = 1000;

    private final SeriesCatalogue catalogue;
    private final MeasurementStore store;
    private final SeriesAccess access;

    SeriesController(SeriesCatalogue catalogue, MeasurementStore store, SeriesAccess access) {
        this.catalogue = catalogue;
        this.store = store;
        this.access = access;
    }

    record Series(
            String id,
            String shape,
            String format,
            String hash,
            long measurements,
            @Nullable Instant completeUntil,
            List<MeasurementStore.Upload> uploads) {}

    record Completeness(@Nullable String until) {}

    @Operation(summary = "Lists the series that the account sends or reads")
    @GetMapping
    List<Series> all() {
        return catalogue.all().stream()
                .filter(it -> access.sees(it.id()))
                .map(it -> series(it, List.of()))
                .toList();
    }

    @Operation(summary = "Tells about a series and its last hundred uploads")
    @GetMapping("/{id}")
    Series get(@PathVariable String id) {
        access.checkSeeing(id);
        return series(catalogue.get(id), store.uploads(id));
    }

    @Operation(
            summary = "Defines how foreign columns become the measurements of a series",
            description = "The body is a document with “kind: Series”, as YAML or JSON.")
    @PutMapping(
            path = "/{id}",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain", "application/json"})
    @PreAuthorize("hasRole('MANAGER')")
    Series define(@PathVariable String id, @RequestBody String document, Principal login) {
        SeriesRecord series = catalogue.define(document, SeriesCatalogue.Origin.alone(id, login.getName()));
        return series(series, store.uploads(id));
    }

    @Operation(
            summary = "Sends measurements",
            description =
                    """
                    The body is a file as the series defines it: CSV, NDJSON or JSON, packed with gzip or not. What is known \
                    already with the same content is left as it is; what is known with other content is superseded and stays \
                    readable. A row that cannot be a measurement refuses the whole file, with line, column, value and \
                    reason, unless the mode is “accept-the-rest”.""")
    @PostMapping("/{id}/measurements")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt send(
            @PathVariable String id,
            @Parameter(description = "the file's name, for people") @RequestParam(defaultValue = "upload") String name,
            @Parameter(description = "all-or-nothing or accept-the-rest") @RequestParam(defaultValue = "all-or-nothing")
                    String mode,
            @Parameter(
                            description =
                                    "a date, or an instant with its offset, up to which the series is complete with this file")
                    @RequestParam(required = false)
                    @Nullable
                    String completeUntil,
            HttpServletRequest request,
            Principal login)
            throws IOException {
        access.checkMeasurements(id);
        String type = String.valueOf(request.getContentType());
        if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
            throw Problem.refused("The file is sent as the body, not as a form: with a Content-Type such as text/csv,"
                    + " application/x-ndjson, application/json or application/gzip, not " + type + ".");
        }
        Submission submission = new Submission(name, acceptsTheRest(mode), until(id, completeUntil), login.getName());
        return store.keep(id, submission, request.getInputStream());
    }

    @Operation(
            summary = "Declares that a series is complete",
            description = "A date, or an instant with its offset. What was declared before is not taken back.")
    @PostMapping("/{id}/completeness")
    Series declareComplete(@PathVariable String id, @RequestBody Completeness completeness, Principal login) {
        access.checkMeasurements(id);
        Instant until = until(id, completeness.until());
        if (until == null) {
            throw Problem.refused("Say up to when the series is complete, such as {\"until\": \"2026-05-01\"}.");
        }
        store.declareComplete(id, until, login.getName());
        return get(id);
    }

    @Operation(
            summary = "Lists measurements, superseded ones included",
            description = "In order of the usual time. For the next page, begin at the last time of this one.")
    @GetMapping("/{id}/measurements")
    List<KeptMeasurement> list(
            @PathVariable String id,
            @Parameter(description = "a date or an instant: the first usual time")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "a date or an instant: the first usual time that is not listed any more")
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = "whether only superseded ones are listed") @RequestParam(defaultValue = "false")
                    boolean superseded,
            @Parameter(description = "how many at most, up to 1000") @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Problem.refused("The limit is from 1 to " + MOST_LISTED + ", not " + limit + ".");
        }
        access.checkSeeing(id);
        return store.list(id, new Wanted(until(id, from), until(id, until), superseded, 0, limit));
    }

    private static boolean acceptsTheRest(String mode) {
        return switch (mode) {
            case "all-or-nothing" -> false;
            case "accept-the-rest" -> true;
            default -> throw Problem.refused("The mode is “all-or-nothing” or “accept-the-rest”, not “" + mode + "”.");
        };
    }

    private @Nullable Instant until(String id, @Nullable String text) {
        return text == null ? null : catalogue.get(id).instant(text);
    }

    private static Series series(SeriesRecord series, List<MeasurementStore.Upload> uploads) {
        return new Series(
                series.id(),
                Labels.of(series.definition().shape()),
                Labels.of(series.definition().format()),
                series.definition().hash(),
                series.measurements(),
                series.completeUntil(),
                uploads);
    }
}
