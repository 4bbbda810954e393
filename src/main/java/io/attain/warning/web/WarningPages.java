package io.attain.warning.web;

import io.attain.agreement.AgreementRegister;
import io.attain.terms.Agreement;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningAccess;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.attain.warning.WarningViews;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The warnings that concern somebody, and how the running periods of an agreement look. */
@Controller
class WarningPages {

    private static final int MOST_SHOWN = 500;

    private final WarningAccess access;
    private final WarningRecord record;
    private final WarningViews views;
    private final AgreementRegister register;

    WarningPages(WarningAccess access, WarningRecord record, WarningViews views, AgreementRegister register) {
        this.access = access;
        this.record = record;
        this.views = views;
        this.register = register;
    }

    @GetMapping("/warnings")
    String warnings(Model model, Locale locale) {
        List<RaisedWarning> running = access.running(null, MOST_SHOWN);
        Map<Long, List<WarningAct>> acts =
                record.acts(running.stream().map(RaisedWarning::number).toList());
        Map<String, Agreement> terms = new HashMap<>();
        model.addAttribute(
                "lines",
                running.stream()
                        .map(it -> views.line(
                                it,
                                acts.getOrDefault(it.number(), List.of()),
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
