package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Receipt;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.measurement.MeasurementStore.Wanted;
import io.attain.measurement.SeriesAccess;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Series and the files that were sent for them. */
@Controller
class SeriesPages {

    private static final int REFUSALS_SHOWN = 100;
    private static final int SUPERSEDED_SHOWN = 50;
    private static final int MEASUREMENTS_SHOWN = 200;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SeriesCatalogue catalogue;
    private final MeasurementStore store;
    private final SeriesAccess access;
    private final MessageSource messages;

    SeriesPages(SeriesCatalogue catalogue, MeasurementStore store, SeriesAccess access, MessageSource messages) {
        this.catalogue = catalogue;
        this.store = store;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/series")
    String list(Model model) {
        model.addAttribute(
                "series",
                catalogue.all().stream().filter(it -> access.sees(it.id())).toList());
        return "series/list";
    }

    @GetMapping("/series/{id}")
    String series(@PathVariable String id, Model model) {
        access.checkSeeing(id);
        SeriesRecord series = catalogue.get(id);
        model.addAttribute("series", series);
        model.addAttribute("sends", !Login.current().is(Role.AUDITOR));
        model.addAttribute("uploads", store.uploads(id));
        model.addAttribute(
                "superseded", lines(series, store.list(id, new Wanted(null, null, true, 0, SUPERSEDED_SHOWN))));
        return "series/series";
    }

    /** A measurement as pages show it, with its times in the zone in which the series is read. */
    record Line(KeptMeasurement measurement, Map<String, String> times) {}

    private static List<Line> lines(SeriesRecord series, List<KeptMeasurement> measurements) {
        return measurements.stream()
                .map(it -> {
                    Map<String, String> times = new LinkedHashMap<>(it.times());
                    times.replaceAll((name, time) -> local(series, time));
                    return new Line(it, times);
                })
                .toList();
    }

    /** Dates stay dates. */
    private static String local(SeriesRecord series, String time) {
        return time.indexOf('T') < 0 ? time : LOCAL.format(Instant.parse(time).atZone(series.readingZone()));
    }

    @GetMapping("/series/{id}/measurements")
    String measurements(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        access.checkSeeing(id);
        SeriesRecord series = catalogue.get(id);
        int skip = Math.max(0, after);
        List<KeptMeasurement> found = store.list(
                id,
                new Wanted(
                        from.isBlank() ? null : series.instant(from),
                        until.isBlank() ? null : series.instant(until),
                        false,
                        skip,
                        MEASUREMENTS_SHOWN + 1));
        model.addAttribute("series", series);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("first", skip + 1);
        model.addAttribute(
                "lines", lines(series, found.stream().limit(MEASUREMENTS_SHOWN).toList()));
        model.addAttribute("next", found.size() > MEASUREMENTS_SHOWN ? skip + MEASUREMENTS_SHOWN : null);
        return "series/measurements";
    }

    @PostMapping("/series/{id}/measurements")
    String send(
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean acceptTheRest,
            @RequestParam(defaultValue = "") String completeUntil,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        access.checkMeasurements(id);
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "upload");
            Instant until = completeUntil.isBlank() ? null : catalogue.get(id).instant(completeUntil);
            Receipt receipt = store.keep(
                    id,
                    new Submission(name, acceptTheRest, until, Login.current().name()),
                    content);
            redirect.addFlashAttribute(
                    "done",
                    messages.getMessage(
                            "series.kept",
                            new Object[] {receipt.added(), receipt.unchanged(), receipt.corrected(), receipt.refused()},
                            locale));
            redirect.addFlashAttribute(
                    "refusals",
                    receipt.refusals().stream().limit(REFUSALS_SHOWN).toList());
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute(
                    "refusedRows",
                    problem.places().stream().limit(REFUSALS_SHOWN).toList());
        }
        return "redirect:/series/" + id;
    }
}
