package io.attain.warning.web;

import io.attain.problem.Problem;
import io.attain.warning.OutlookFacts;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarnedPeriods;
import io.attain.warning.WarningAccess;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Early warning")
class WarningController {

    private static final int MOST_LISTED = 1000;

    private final WarningAccess access;
    private final WarningRecord record;
    private final WarnedPeriods periods;

    WarningController(WarningAccess access, WarningRecord record, WarnedPeriods periods) {
        this.access = access;
        this.record = record;
        this.periods = periods;
    }

    /** A warning, how the period looked then, what became of it, and what the period came to once it is judged. */
    record Item(
            long number,
            String threshold,
            int occurrence,
            Instant raisedAt,
            OutlookFacts outlook,
            List<Done> acts,
            @Nullable String verdict) {}

    record Done(WarningAct.Kind kind, String account, String words, Instant recordedAt) {}

    @Operation(
            summary = "How the running periods of an agreement look",
            description =
                    "For each objective and scope the figure so far, percent of the error budget used, burn rates, and where the"
                            + " period ends if all goes on as so far. Empty when no period is running.")
    @GetMapping("/api/agreements/{reference}/outlook")
    List<OutlookFacts> outlook(@PathVariable String reference) {
        return access.outlooks(reference);
    }

    @Operation(
            summary = "Lists the warnings about running periods, the most urgent first",
            description =
                    "Those of the agreements that the account may read, each with how the period looked then. With all=true those"
                            + " about periods of all times, the one that was raised last in front, with what the period came to;"
                            + " the next page follows after the last number.")
    @GetMapping("/api/warnings")
    List<Item> warnings(
            @Parameter(description = "only those of this agreement") @RequestParam(required = false) @Nullable
                    String reference,
            @RequestParam(defaultValue = "false") boolean all,
            @Parameter(description = "with all=true, the number of the last warning of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    Long after,
            @Parameter(description = "how many at most, up to 1000") @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Problem.refused("The limit is from 1 to " + MOST_LISTED + ", not " + limit + ".");
        }
        List<RaisedWarning> found = all ? access.all(reference, after, limit) : access.running(reference, limit);
        Map<Long, List<WarningAct>> acts =
                record.acts(found.stream().map(RaisedWarning::number).toList());
        Map<Long, String> verdicts = all ? periods.verdicts(found) : Map.of();
        return found.stream()
                .map(it -> new Item(
                        it.number(),
                        it.threshold().text(),
                        it.occurrence(),
                        it.recordedAt(),
                        it.outlook(),
                        acts.getOrDefault(it.number(), List.of()).stream()
                                .map(act -> new Done(act.kind(), act.account(), act.words(), act.recordedAt()))
                                .toList(),
                        verdicts.get(it.number())))
                .toList();
    }
}
