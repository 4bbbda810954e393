package io.attain.audit.history.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import io.attain.audit.history.InstanceStory;
import io.attain.audit.history.ProcessArchive;
import io.attain.portal.AgreementHistory;
import io.attain.portal.MatterWords;
import io.attain.portal.ProcessMatters;
import io.attain.problem.EngineWords;
import io.attain.problem.Problem;
import io.attain.workflow.DiagramWords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Process history: searched, and one instance with everything that it did. Auditors see it all and change nothing. */
@Controller
@RequestMapping("/history")
@PreAuthorize("hasRole('AUDITOR')")
class HistoryPages {

    /** A record is written in the transaction of the step that it is about, some of it before the step's own time. */
    private static final Duration BEFORE = Duration.ofSeconds(5);

    private static final int MOST_ENTRIES = 500;

    private final InstanceSearch search;
    private final ProcessArchive archive;
    private final AgreementRegister register;
    private final AgreementHistory history;
    private final ProcessMatters matters;
    private final MatterWords words;
    private final EntryWords entryWords;
    private final Clock clock;

    HistoryPages(
            InstanceSearch search,
            ProcessArchive archive,
            AgreementRegister register,
            AgreementHistory history,
            ProcessMatters matters,
            MatterWords words,
            EntryWords entryWords,
            Clock clock) {
        this.search = search;
        this.archive = archive;
        this.register = register;
        this.history = history;
        this.matters = matters;
        this.words = words;
        this.entryWords = entryWords;
        this.clock = clock;
    }

    /** A line of what was found. */
    record Line(FoundInstance instance, String process, @Nullable String outcome, MatterWords.@Nullable Line about) {}

    @GetMapping
    String search(HistoryQuery asked, Model model, Locale locale) {
        List<ProcessArchive.KnownProcess> processes = archive.processes();
        Map<String, String> names = processes.stream()
                .collect(Collectors.toMap(ProcessArchive.KnownProcess::key, ProcessArchive.KnownProcess::name));
        List<FoundInstance> found = search.find(asked.wanted(processes));
        List<FoundInstance> page = found.stream().limit(HistoryQuery.PAGE).toList();
        Map<String, MatterWords.Line> about =
                words.lines(page.stream().map(FoundInstance::id).toList(), locale);
        model.addAttribute("asked", asked);
        model.addAttribute("processes", processes);
        model.addAttribute("states", InstanceSearch.State.values());
        model.addAttribute(
                "found",
                page.stream()
                        .map(it -> new Line(
                                it,
                                Objects.requireNonNullElse(names.get(it.process()), it.process()),
                                archive.name(it.definition(), it.end()),
                                about.get(it.id())))
                        .toList());
        model.addAttribute("next", HistoryQuery.next(found));
        return "history/search";
    }

    @GetMapping("/{instance}")
    String instance(@PathVariable String instance, Model model, Locale locale) {
        InstanceStory story = archive.story(Login.current().name(), instance)
                .orElseThrow(() -> Problem.unknown("There is no process instance " + instance + "."));
        AgreementVersion version = version(story.instance().reference());
        ZoneId zone = version == null ? ZoneOffset.UTC : version.terms().zone();
        model.addAttribute("story", story);
        model.addAttribute("process", EngineWords.model(locale, story.path().name()));
        model.addAttribute("version", version);
        model.addAttribute("zone", zone);
        List<String> all = instances(story).toList();
        Map<String, MatterWords.Line> about = words.lines(all, locale);
        model.addAttribute("about", about.get(instance));
        model.addAttribute("matters", about);
        Set<String> names = matters.of(all).values().stream()
                .map(ProcessMatters.Matter::name)
                .collect(Collectors.toSet());
        List<AgreementHistory.Entry> entries = version == null ? List.of() : beside(story.instance(), version);
        List<AgreementHistory.Entry> shown =
                entries.stream().limit(MOST_ENTRIES).toList();
        Predicate<AgreementHistory.Entry> isOwn =
                it -> names.isEmpty() || it.matters().stream().anyMatch(names::contains);
        model.addAttribute(
                "entries", entryWords.lines(shown.stream().filter(isOwn).toList(), locale));
        model.addAttribute(
                "others", entryWords.lines(shown.stream().filter(isOwn.negate()).toList(), locale));
        model.addAttribute("more", entries.size() > MOST_ENTRIES);
        return "history/instance";
    }

    /** It, and those that it called. */
    private static Stream<String> instances(InstanceStory story) {
        return Stream.concat(
                Stream.of(story.instance().id()), story.called().stream().flatMap(HistoryPages::instances));
    }

    @GetMapping("/of/{kind}/{number}")
    String of(@PathVariable ProcessMatters.Kind kind, @PathVariable long number) {
        return "redirect:/history/"
                + matters.instanceOf(kind, number)
                        .orElseThrow(() -> Problem.unknown("There is no process instance about "
                                + ProcessMatters.Matter.name(kind, number) + "."));
    }

    private @Nullable AgreementVersion version(@Nullable String reference) {
        return reference == null
                ? null
                : register.find(reference)
                        .map(it -> register.latest(it.reference()))
                        .orElse(null);
    }

    /** What our own record says of the time in which an instance ran. */
    private List<AgreementHistory.Entry> beside(FoundInstance instance, AgreementVersion version) {
        Instant from = instance.started().minus(BEFORE);
        Instant until = Objects.requireNonNullElse(instance.ended(), clock.instant());
        return history.record(version).stream()
                .filter(it -> !it.at().isBefore(from) && !it.at().isAfter(until))
                .toList();
    }

    @GetMapping("/{instance}.bpmn")
    @ResponseBody
    ResponseEntity<byte[]> diagram(@PathVariable String instance, Locale locale) {
        return archive.diagram(Login.current().name(), instance)
                .map(it -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(DiagramWords.in(locale, it).getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> Problem.unknown("There is no process instance " + instance + "."));
    }
}
