package io.attain.escalation.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.agreement.AgreementAccess;
import io.attain.escalation.Act;
import io.attain.escalation.Breach;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAccess;
import io.attain.escalation.EscalationAct;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationRecord.Order;
import io.attain.escalation.EscalationRecord.Place;
import io.attain.escalation.EscalationRecord.Wanted;
import io.attain.escalation.EscalationViews;
import io.attain.escalation.EscalationViews.LadderStep;
import io.attain.escalation.EscalationWords;
import io.attain.escalation.Severity;
import io.attain.escalation.Standing;
import io.attain.escalation.Status;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/escalations")
@Tag(name = "Escalations")
class EscalationController {

    private static final int MOST_LISTED = 1000;
    private static final String RUNNING = "RUNNING";

    private final AgreementAccess agreements;
    private final EscalationAccess access;
    private final EscalationRecord record;
    private final Escalating escalating;
    private final EscalationViews views;

    EscalationController(
            AgreementAccess agreements,
            EscalationAccess access,
            EscalationRecord record,
            Escalating escalating,
            EscalationViews views) {
        this.agreements = agreements;
        this.access = access;
        this.record = record;
        this.escalating = escalating;
        this.views = views;
    }

    /** A page, and the number after which the next begins, {@literal null} for none. */
    record Page(List<Item> escalations, @Nullable Long next) {}

    record Item(
            long number,
            String reference,
            String objective,
            String period,
            Instant start,
            Instant end,
            Status status,
            @Nullable Severity severity,
            int level,
            List<String> people,
            Instant since,
            @Nullable Instant nextAt,
            @Nullable LocalDate planDate,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal shortfallPercent,
            int timesInARow,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credit,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal atRisk,
            String currency,
            Instant recordedAt) {}

    record Detail(
            Item escalation, String headline, List<String> consequences, List<LadderStep> ladder, List<Done> acts) {}

    record Done(
            Act act,
            int level,
            String actor,
            String what,
            String words,
            @Nullable Instant since,
            @Nullable Instant until,
            Instant recordedAt) {}

    @Operation(
            summary = "Lists escalations of breaches, as they began",
            description =
                    "Those of the agreements that the account may read. For the next page, ask for those after “next”.")
    @GetMapping
    Page list(
            @Parameter(
                            description =
                                    "RUNNING for all that are not over, or one of OPEN, ACKNOWLEDGED, PLAN_PROPOSED, PLAN_AGREED, VERIFYING, CLOSED, WITHDRAWN; by default all")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "only those of this agreement") @RequestParam(required = false) @Nullable
                    String reference,
            @Parameter(description = "the number of the last one of the page before") @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(description = "how many at most, up to 1000") @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw Problem.refused("The limit is from 1 to " + MOST_LISTED + ", not " + limit + ".");
        }
        List<Escalation> found = record.list(new Wanted(
                statuses(status),
                agreements.readable(reference),
                null,
                null,
                Order.NUMBER,
                new Place("", after),
                limit));
        List<Escalation> page = found.stream().limit(limit).toList();
        return new Page(
                page.stream().map(this::item).toList(),
                found.size() > limit ? page.get(limit - 1).number() : null);
    }

    private static Set<Status> statuses(@Nullable String wanted) {
        if (wanted == null) {
            return EnumSet.allOf(Status.class);
        }
        if (wanted.equals(RUNNING)) {
            return EnumSet.copyOf(Status.RUNNING);
        }
        return Arrays.stream(Status.values())
                .filter(it -> it.name().equals(wanted))
                .findFirst()
                .<Set<Status>>map(EnumSet::of)
                .orElseThrow(() -> Problem.refused("The status is RUNNING or one of " + Arrays.toString(Status.values())
                        + ", not “" + wanted + "”."));
    }

    @Operation(
            summary = "Tells everything about an escalation",
            description =
                    "Its ladder with why each step fired or not, and who did and said what. The words are in the language that the account has chosen, else of Accept-Language.")
    @GetMapping("/{number}")
    Detail get(@PathVariable long number, Locale locale) {
        Escalation escalation = access.read(number);
        EscalationViews.View view = views.view(escalation, locale);
        EscalationWords words = EscalationWords.of(
                locale, escalating.latest(escalation.reference()).terms().zone());
        return new Detail(
                item(escalation),
                view.headline(),
                view.consequences(),
                view.steps(),
                record.acts(number).stream().map(it -> done(it, words)).toList());
    }

    private Item item(Escalation escalation) {
        Breach breach = escalation.breach();
        Breach.Facts facts = breach.facts();
        Standing standing = escalation.standing();
        return new Item(
                escalation.number(),
                breach.reference(),
                breach.objective(),
                breach.period(),
                breach.start(),
                breach.end(),
                standing.status(),
                standing.severity(),
                standing.level(),
                escalating.people(escalation),
                standing.since(),
                standing.nextAt(),
                standing.planDate(),
                facts.shortfall(),
                facts.inARow(),
                facts.credit(),
                facts.atRisk(),
                facts.currency(),
                escalation.recordedAt());
    }

    private static Done done(EscalationAct act, EscalationWords words) {
        return new Done(
                act.act(),
                act.level(),
                act.actor(),
                words.act(act),
                act.words(),
                act.since(),
                act.until(),
                act.recordedAt());
    }
}
