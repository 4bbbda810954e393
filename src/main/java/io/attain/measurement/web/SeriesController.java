package io.attain.measurement.web;

import io.attain.evaluation.InputReport;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.SeriesAccess;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Labels;
import io.attain.terms.SeriesDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
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

    private final SeriesCatalogue catalogue;
    private final MeasurementStore store;
    private final SeriesAccess access;

    SeriesController(SeriesCatalogue catalogue, MeasurementStore store, SeriesAccess access) {
        this.catalogue = catalogue;
        this.store = store;
        this.access = access;
    }

    record Series(String id, String shape, String format, String hash, List<MeasurementStore.Upload> uploads) {}

    @Operation(summary = "Lists all series")
    @GetMapping
    List<Series> all() {
        return catalogue.all().stream().map(this::series).toList();
    }

    @Operation(summary = "Tells about a series and what has been sent for it")
    @GetMapping("/{id}")
    Series get(@PathVariable String id) {
        return series(definition(id));
    }

    @Operation(
            summary = "Defines how foreign columns become the measurements of a series",
            description = "The body is a document with “kind: Series”, as YAML or JSON.")
    @PutMapping(
            path = "/{id}",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain", "application/json"})
    @PreAuthorize("hasRole('MANAGER')")
    Series define(@PathVariable String id, @RequestBody String document, Principal login) {
        SeriesDefinition series = catalogue.define(document, login.getName());
        if (!series.id().equals(id)) {
            throw Problem.refused("The document defines the series " + series.id() + ", the address names " + id + ".");
        }
        return series(series);
    }

    @Operation(
            summary = "Sends measurements",
            description =
                    "The body is a file as the series defines it: CSV, NDJSON or JSON, packed with gzip or not. Rows that cannot be measurements are refused one by one, with line, column, value and reason; the others are kept.")
    @PostMapping("/{id}/measurements")
    @ResponseStatus(HttpStatus.CREATED)
    InputReport send(
            @PathVariable String id,
            @RequestParam(defaultValue = "upload") String name,
            HttpServletRequest request,
            Principal login)
            throws IOException {
        access.checkMeasurements(id);
        return store.keep(definition(id), name, request.getInputStream(), login.getName());
    }

    private SeriesDefinition definition(String id) {
        return catalogue.find(id).orElseThrow(() -> Problem.unknown("There is no series " + id + "."));
    }

    private Series series(SeriesDefinition definition) {
        return new Series(
                definition.id(),
                Labels.of(definition.shape()),
                Labels.of(definition.format()),
                definition.hash(),
                store.uploads(definition.id()));
    }
}
