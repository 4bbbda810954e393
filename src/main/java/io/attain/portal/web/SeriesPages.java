package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.evaluation.InputReport;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.SeriesAccess;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.SeriesDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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
        model.addAttribute("series", catalogue.all());
        return "series/list";
    }

    @GetMapping("/series/{id}")
    String series(@PathVariable String id, Model model) {
        model.addAttribute("definition", definition(id));
        model.addAttribute("uploads", store.uploads(id));
        return "series/series";
    }

    @PostMapping("/series/{id}/measurements")
    String send(@PathVariable String id, @RequestParam MultipartFile file, RedirectAttributes redirect, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            access.checkMeasurements(id);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "upload");
            InputReport report =
                    store.keep(definition(id), name, content, Login.current().name());
            redirect.addFlashAttribute(
                    "done",
                    messages.getMessage(
                            "series.kept", new Object[] {report.measurements(), report.refusedRows()}, locale));
            redirect.addFlashAttribute("refusals", report.refusals());
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/series/" + id;
    }

    private SeriesDefinition definition(String id) {
        return catalogue.find(id).orElseThrow(() -> Problem.unknown("There is no series " + id + "."));
    }
}
