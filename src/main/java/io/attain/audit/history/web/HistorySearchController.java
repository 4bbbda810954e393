package io.attain.audit.history.web;

import io.attain.access.Login;
import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import io.attain.audit.history.InstanceStory;
import io.attain.audit.history.ProcessArchive;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/history")
@Tag(name = "Process history")
@PreAuthorize("hasRole('AUDITOR')")
class HistorySearchController {

    private final InstanceSearch search;
    private final ProcessArchive archive;

    HistorySearchController(InstanceSearch search, ProcessArchive archive) {
        this.search = search;
        this.archive = archive;
    }

    /** A page. */
    record Found(List<FoundInstance> instances, @Nullable String next) {}

    @Operation(
            summary = "Finds instances of processes by agreement, process, person, time and outcome",
            description =
                    "Fifty a page, the last that began first; “next” is the “after” of the next page. For auditors.")
    @GetMapping
    Found search(@ParameterObject HistoryQuery asked) {
        List<FoundInstance> found = search.find(asked.wanted(archive.processes()));
        return new Found(found.stream().limit(HistoryQuery.PAGE).toList(), HistoryQuery.next(found));
    }

    @Operation(
            summary = "Everything about one instance of a process",
            description =
                    "Its way, tasks with who had, claimed and completed them and what they submitted, decisions with the rule that fired, timers, and the instances that it called. For auditors.")
    @GetMapping("/{instance}")
    InstanceStory instance(@PathVariable String instance) {
        return archive.story(Login.current().name(), instance)
                .orElseThrow(() -> Problem.unknown("There is no process instance " + instance + "."));
    }
}
