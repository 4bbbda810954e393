package io.attain.audit.web;

import io.attain.access.Login;
import io.attain.audit.AboutWords;
import io.attain.audit.AuditAccess;
import io.attain.audit.Chain;
import io.attain.audit.Checkpoints;
import io.attain.audit.Entry;
import io.attain.audit.Finding;
import io.attain.audit.HandedCheckpoints;
import io.attain.audit.Kind;
import io.attain.problem.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The record, for auditors: whether it is sound, and what it says. */
@Controller
class AuditPages {

    private static final int SHOWN = 100;

    private final AuditAccess access;
    private final Checkpoints checkpoints;
    private final AboutWords words;

    AuditPages(AuditAccess access, Checkpoints checkpoints, AboutWords words) {
        this.words = words;
        this.access = access;
        this.checkpoints = checkpoints;
    }

    /** An entry as the page shows it, with what it is about in the reader's words and as it quotes that; what is {@literal null} stays empty. */
    record Line(
            String at,
            String chain,
            long number,
            String kind,
            boolean known,
            String actor,
            @Nullable String onBehalf,
            @Nullable String address,
            @Nullable String through,
            String about,
            String quoted,
            List<String> rows,
            String hash) {}

    @GetMapping("/audit")
    String record(
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(required = false) @Nullable String series,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            Locale locale) {
        access.checkAuditor();
        List<Entry> found =
                access.find(Pages.query(agreement, series, person, kind, from, until), Pages.place(after), SHOWN);
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        model.addAttribute(
                "lines", found.stream().map(it -> line(it, format, locale)).toList());
        model.addAttribute("next", Pages.next(found, SHOWN));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("agreement", orEmpty(agreement));
        asked.put("series", orEmpty(series));
        asked.put("person", orEmpty(person));
        asked.put("kind", orEmpty(kind));
        asked.put("from", orEmpty(from));
        asked.put("until", orEmpty(until));
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", Kind.values());
        var checkpoint = checkpoints.lastCheckpoint();
        model.addAttribute("checkpoint", checkpoint);
        model.addAttribute("sealed", checkpoint == null ? null : format.format(checkpoint.sealedAt()));
        model.addAttribute("signed", checkpoints.verifying() != null);
        var last = checkpoints.last();
        model.addAttribute("verified", last);
        model.addAttribute(
                "verifiedAt",
                last == null ? null : format.format(last.verification().at()));
        if (last != null) {
            model.addAttribute("findings", findings(last.verification().findings(), locale));
        }
        var handed = checkpoints.lastOf(Login.current().name());
        var comparison = handed == null ? null : handed.verification().comparison();
        if (comparison != null) {
            model.addAttribute("comparison", comparison);
            model.addAttribute("differences", findings(comparison.findings(), locale));
        }
        model.addAttribute("handed", handed);
        model.addAttribute(
                "handedAt",
                handed == null ? null : format.format(handed.verification().at()));
        return "audit/record";
    }

    /**
     * A finding as the page shows it.
     *
     * @param finding what it is
     * @param reference of the agreement that it is about; {@literal null} if it is about none that is known
     * @param kind what the entry tells of that covers the row; {@literal null} if none does, or it is no known kind
     * @param about what the entry is about, in the reader's words
     */
    record FindingLine(Finding finding, @Nullable String reference, @Nullable Kind kind, String about) {}

    private List<FindingLine> findings(List<Finding> findings, Locale locale) {
        return findings.stream().map(it -> line(it, locale)).toList();
    }

    private FindingLine line(Finding finding, Locale locale) {
        Finding.Place place = finding.place();
        return new FindingLine(
                finding,
                reference(place == null ? finding.key() : place.chain()),
                place == null ? null : kind(place.kind()),
                place == null ? "" : words.say(place, locale));
    }

    /** The findings about entries and heads name their chain first. */
    private static @Nullable String reference(String chain) {
        String start = Chain.agreement("").toString();
        return chain.startsWith(start) ? chain.substring(start.length()).split(" ", 2)[0] : null;
    }

    private static @Nullable Kind kind(@Nullable String name) {
        return Arrays.stream(Kind.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Line line(Entry entry, DateTimeFormatter format, Locale locale) {
        Instant at = entry.recordedAt();
        return new Line(
                format.format(at),
                entry.chain().toString(),
                entry.number(),
                entry.kind(),
                kind(entry.kind()) != null,
                entry.actor(),
                entry.onBehalf(),
                entry.address(),
                entry.through(),
                words.say(entry, locale),
                entry.about(),
                entry.rows().lines().map(AuditPages::row).toList(),
                entry.digest().hash());
    }

    /** Table and key, without digests. */
    private static String row(String covered) {
        String[] parts = covered.split(" ", 3);
        return parts.length < 2 ? covered : parts[0] + " " + parts[1];
    }

    @PostMapping("/audit/verify")
    String verify() {
        access.checkAuditor();
        checkpoints.verify(Login.current().name());
        return "redirect:/audit";
    }

    @PostMapping("/audit/checkpoints")
    String compare(@RequestParam MultipartFile file, RedirectAttributes redirect) {
        access.checkAuditor();
        try {
            checkpoints.verify(
                    Login.current().name(),
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    HandedCheckpoints.of(file::getInputStream));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/audit";
    }
}
