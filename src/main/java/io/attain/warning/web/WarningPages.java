package io.attain.warning.web;

import io.attain.agreement.AgreementRegister;
import io.attain.terms.Agreement;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarnedPeriods;
import io.attain.warning.WarningAccess;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.attain.warning.WarningViews;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The warnings that concern somebody, and how the running periods of an agreement look. */
@Controller
class WarningPages {

    private static final int MOST_SHOWN = 500;
    private static final int PAGE = 50;

    private final WarningAccess access;
    private final WarningRecord record;
    private final WarnedPeriods periods;
    private final WarningViews views;
    private final AgreementRegister register;

    WarningPages(
            WarningAccess access,
            WarningRecord record,
            WarnedPeriods periods,
            WarningViews views,
            AgreementRegister register) {
        this.access = access;
        this.record = record;
        this.periods = periods;
        this.views = views;
        this.register = register;
    }

    @GetMapping("/warnings")
    String warnings(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Long after,
            Model model,
            Locale locale) {
        List<RaisedWarning> found = all ? access.all(null, after, PAGE + 1) : access.running(null, MOST_SHOWN);
        List<RaisedWarning> page = all ? found.stream().limit(PAGE).toList() : found;
        Map<Long, List<WarningAct>> acts =
                record.acts(page.stream().map(RaisedWarning::number).toList());
        Map<Long, String> verdicts = all ? periods.verdicts(page) : Map.of();
        Map<String, Agreement> terms = new HashMap<>();
        model.addAttribute("all", all);
        model.addAttribute(
                "last", page.size() < found.size() ? page.get(page.size() - 1).number() : null);
        model.addAttribute(
                "lines",
                page.stream()
                        .map(it -> views.line(
                                it,
                                acts.getOrDefault(it.number(), List.of()),
                                verdicts.get(it.number()),
                                terms.computeIfAbsent(it.reference(), reference -> register.get(reference)
                                        .terms()),
                                locale))
                        .toList());
        return "warnings/list";
    }

    /** A part of the agreement's page, which asks for it when it is shown: to work it out reads what was measured. */
    @GetMapping("/agreements/{reference}/outlook")
    String outlook(@PathVariable String reference, Model model, Locale locale) {
        Agreement terms = access.agreement(reference).terms();
        model.addAttribute(
                "lines",
                access.outlooks(reference).stream()
                        .map(it -> views.line(it, terms, locale))
                        .toList());
        return "warnings/outlook";
    }
}
