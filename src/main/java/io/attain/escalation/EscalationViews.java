package io.attain.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.escalation.Ladder.Step;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is shown of an escalation, on pages and in forms. */
@Component
public class EscalationViews {

    /** What shows whether a step's time ran out. */
    private static final Set<Act> PROOF = EnumSet.of(Act.STEP_FIRED, Act.STEP_NOT_FIRED, Act.EXPLANATION_OVERDUE);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final EscalationRecord record;
    private final Escalating escalating;
    private final PeriodCloses closes;
    private final Clock clock;

    EscalationViews(EscalationRecord record, Escalating escalating, PeriodCloses closes, Clock clock) {
        this.record = record;
        this.escalating = escalating;
        this.closes = closes;
        this.clock = clock;
    }

    /**
     * A line of a list.
     *
     * @param escalation the escalation
     * @param title the agreement's title
     * @param objective the objective's name
     * @param people who has it, or answers for it
     * @param severity in words
     * @param status in words
     * @param next what comes next and when, in words
     * @param isOverdue whether the time for that has passed
     * @param age how long it has been going on, in words
     * @param since since when, to the minute
     * @param zone the agreement's zone, in which all times are
     * @param credit what the breach costs, in the reader's way
     * @param atRisk the amount at risk over the period, a dash where nothing is
     */
    public record Line(
            Escalation escalation,
            String title,
            String objective,
            String people,
            String severity,
            String status,
            String next,
            boolean isOverdue,
            String age,
            String since,
            ZoneId zone,
            String credit,
            String atRisk) {}

    /**
     * Everything about one.
     *
     * @param line the line of a list
     * @param headline how bad the breach is, in words
     * @param figures one line for each scope that is still breached
     * @param consequences what repeated breaches have set off, in words
     * @param steps the ladder, with why each step fired or not
     * @param minutes who did and said what, in order
     */
    public record View(
            Line line,
            String headline,
            List<Figure> figures,
            List<String> consequences,
            List<LadderStep> steps,
            List<Minute> minutes) {}

    /**
     * What was measured.
     *
     * @param objective the objective's name with its scope
     * @param promise the target in words
     * @param figure the figure, a dash where there is none
     * @param credit what it costs
     */
    public record Figure(String objective, String promise, String figure, String credit) {}

    /**
     * A step of the ladder.
     *
     * @param level its number
     * @param people who has it there
     * @param within how long they have, in words
     * @param state what became of it
     * @param why why it fired, why not, or what it waits for
     */
    public record LadderStep(int level, String people, String within, StepState state, String why) {}

    /** What became of a step. */
    public enum StepState {
        /** Its time passed, and the next level got it. */
        FIRED,
        /** Somebody acted before its time had passed. */
        NOT_FIRED,
        /** Its time is running. */
        RUNNING,
        /** It has it, or had it, without a limit. */
        LAST,
        /** It never got there. */
        NOT_REACHED
    }

    /**
     * An act as a line of the minutes.
     *
     * @param when to the minute
     * @param who the account, {@code engine} where time did it
     * @param what in words
     * @param words what was said, empty for nothing
     */
    public record Minute(String when, String who, String what, String words) {}

    /**
     * Shows a line of a list.
     *
     * @param escalation never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return never {@literal null}
     */
    public Line line(Escalation escalation, Locale reader) {
        AgreementVersion version = escalating.latest(escalation.reference());
        return line(
                escalation, version, EscalationWords.of(reader, version.terms().zone()));
    }

    private Line line(Escalation escalation, AgreementVersion version, EscalationWords words) {
        Standing standing = escalation.standing();
        Breach.Facts facts = escalation.breach().facts();
        Instant until = until(escalation, version);
        return new Line(
                escalation,
                version.terms().title(),
                name(version.terms(), escalation.breach().objective()),
                String.join(", ", escalating.people(escalation)),
                standing.severity() == null ? "" : words.say("severity." + standing.severity()),
                words.say("status." + standing.status()),
                next(escalation, version, until, words),
                standing.status().isRunning() && until != null && !until.isAfter(clock.instant()),
                words.say(
                        "age",
                        Duration.between(escalation.recordedAt(), clock.instant())
                                .toDays()),
                words.time(escalation.recordedAt()),
                version.terms().zone(),
                words.money(facts.credit(), facts.currency()),
                facts.atRisk().signum() > 0 ? words.money(facts.atRisk(), facts.currency()) : "–");
    }

    /** Until when what comes next is to be done: of the last level, which nobody is above, the time that it has. */
    private static @Nullable Instant until(Escalation escalation, AgreementVersion version) {
        Standing standing = escalation.standing();
        return standing.nextAt() != null || standing.status() != Status.OPEN || !standing.isAssessed()
                ? standing.nextAt()
                : Ladder.timeUntil(version.terms(), Ladder.of(version.terms()).step(standing.level()), standing.since())
                        .orElse(null);
    }

    private static String next(
            Escalation escalation, AgreementVersion version, @Nullable Instant until, EscalationWords words) {
        Standing standing = escalation.standing();
        Instant at = standing.nextAt();
        if (!standing.isAssessed()) {
            return words.say("next.severity");
        }
        if (standing.status() == Status.OPEN) {
            return Ladder.of(version.terms())
                    .above(standing.level())
                    .filter(step -> at != null)
                    .map(step -> words.say("next.level", String.valueOf(step.level()), words.time(at)))
                    .orElseGet(() -> words.say(until == null ? "next.last" : "next.last.until", words.time(until)));
        }
        return words.say("next." + standing.status() + (at == null ? "" : ".until"), words.time(at));
    }

    private static String name(Agreement terms, String objective) {
        return terms.objective(objective).map(Objective::name).orElse(objective);
    }

    /**
     * Shows everything about an escalation.
     *
     * @param escalation never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return never {@literal null}
     */
    public View view(Escalation escalation, Locale reader) {
        AgreementVersion version = escalating.latest(escalation.reference());
        EscalationWords words = EscalationWords.of(reader, version.terms().zone());
        List<EscalationAct> acts = record.acts(escalation.number());
        Breach breach = escalation.breach();
        List<StoredVerdict> breached = BreachFacts.breached(
                closes.verdicts(breach.reference(), breach.start(), breach.end()),
                breach.objective(),
                breach.start(),
                breach.end());
        return new View(
                line(escalation, version, words),
                headline(version.terms(), breach, breached, words),
                breached.stream()
                        .map(it -> figure(version.terms(), it.content(), words))
                        .toList(),
                breached.stream()
                        .flatMap(it -> consequences(it.content()).stream())
                        .distinct()
                        .toList(),
                steps(escalation, version, acts, words),
                acts.stream().map(it -> minute(it, words)).toList());
    }

    private String headline(Agreement terms, Breach breach, List<StoredVerdict> breached, EscalationWords words) {
        Breach.Facts facts = breach.facts();
        String row = facts.inARow() > 1
                ? words.say("row.more", String.valueOf(facts.inARow()))
                : words.say(isFirst(breach) ? "row.first" : "row.again");
        String credit = words.money(facts.credit(), facts.currency());
        String cost = facts.atRisk().signum() > 0
                ? words.say(
                        "cost.share",
                        credit,
                        facts.share().stripTrailingZeros().toPlainString(),
                        words.money(facts.atRisk(), facts.currency()))
                : words.say("cost", credit);
        return words.say("headline", missed(terms, facts, breached, words), row, cost);
    }

    private boolean isFirst(Breach breach) {
        return record.of(breach.reference()).stream()
                .filter(it -> it.standing().status() != Status.WITHDRAWN)
                .map(Escalation::breach)
                .noneMatch(it ->
                        it.objective().equals(breach.objective()) && it.start().isBefore(breach.start()));
    }

    /** A percent of the target says how bad a breach is, unless it is so little that it would say nothing. */
    private static String missed(
            Agreement terms, Breach.Facts facts, List<StoredVerdict> breached, EscalationWords words) {
        Optional<JsonNode> worst = facts.shortfall().compareTo(BigDecimal.ONE) >= 0
                ? Optional.empty()
                : breached.stream()
                        .<JsonNode>map(StoredVerdict::content)
                        .filter(it -> it.path("figure").isTextual())
                        .max(Comparator.comparing(it -> bound(it)
                                .subtract(new BigDecimal(it.path("figure").asText()))
                                .abs()));
        if (worst.isEmpty()) {
            return words.say("missed.by", facts.shortfall().stripTrailingZeros().toPlainString());
        }
        JsonNode verdict = worst.get();
        Figure shown = figure(terms, verdict, words);
        BigDecimal allowed = HUNDRED.subtract(bound(verdict));
        boolean isShareOfAll =
                unit(terms, verdict).equals("%") && verdict.path("target").has("atLeast") && allowed.signum() > 0;
        return isShareOfAll
                ? words.say(
                        "missed.allowed",
                        shown.figure(),
                        shown.promise(),
                        HUNDRED.subtract(new BigDecimal(verdict.path("figure").asText()))
                                .multiply(HUNDRED)
                                .divide(allowed, 0, RoundingMode.HALF_UP)
                                .toPlainString())
                : words.say("missed.narrowly", shown.figure(), shown.promise());
    }

    private static BigDecimal bound(JsonNode verdict) {
        JsonNode target = verdict.path("target");
        return new BigDecimal((target.has("atMost") ? target.path("atMost") : target.path("atLeast")).asText());
    }

    private static String unit(Agreement terms, JsonNode verdict) {
        boolean isPercent = terms.objective(verdict.path("objective").asText())
                .filter(it -> it.indicator().isPercent())
                .isPresent();
        return isPercent ? "%" : verdict.path("target").path("unit").asText("");
    }

    private static Figure figure(Agreement terms, JsonNode verdict, EscalationWords words) {
        String scope = String.join(
                ", ",
                verdict.path("scope").properties().stream()
                        .map(it -> it.getValue().asText())
                        .toList());
        String bound = words.say(
                verdict.path("target").has("atMost") ? "target.atMost" : "target.atLeast",
                bound(verdict).toPlainString());
        JsonNode credit = verdict.path("credit");
        String name = name(terms, verdict.path("objective").asText());
        return new Figure(
                scope.isEmpty() ? name : name + " (" + scope + ")",
                (bound + "\u00a0" + unit(terms, verdict)).strip(),
                words.figure(terms, verdict),
                credit.isObject()
                        ? words.money(
                                new BigDecimal(credit.path("amount").asText()),
                                credit.path("currency").asText())
                        : "–");
    }

    /** What repeated breaches have set off, as the verdict says it. */
    private static List<String> consequences(JsonNode verdict) {
        List<String> consequences = new ArrayList<>();
        verdict.path("consequences")
                .forEach(it -> consequences.add(it.isObject() ? it.path("words").asText(it.toString()) : it.asText()));
        return consequences;
    }

    private List<LadderStep> steps(
            Escalation escalation, AgreementVersion version, List<EscalationAct> acts, EscalationWords words) {
        return Ladder.of(version.terms()).steps().stream()
                .map(step -> step(escalation, version, step, acts, words))
                .toList();
    }

    private static LadderStep step(
            Escalation escalation,
            AgreementVersion version,
            Step step,
            List<EscalationAct> acts,
            EscalationWords words) {
        List<EscalationAct> here =
                acts.stream().filter(it -> it.level() == step.level()).toList();
        List<EscalationAct> proof =
                here.stream().filter(it -> PROOF.contains(it.act())).toList();
        Standing standing = escalation.standing();
        boolean hasIt = standing.status() == Status.OPEN && standing.isAssessed() && standing.level() == step.level();
        boolean reached = here.stream().anyMatch(it -> it.act() == Act.LEVEL_REACHED);
        StepState state;
        List<String> why = new ArrayList<>(proof.stream().map(words::act).toList());
        if (hasIt) {
            Instant until = until(escalation, version);
            state = standing.nextAt() == null ? StepState.LAST : StepState.RUNNING;
            String last = until == null ? "step.LAST" : "step.LAST.until";
            why.add(words.say(standing.nextAt() == null ? last : "step.RUNNING", words.time(until)));
        } else if (!proof.isEmpty()) {
            state = proof.get(proof.size() - 1).act() == Act.STEP_NOT_FIRED ? StepState.NOT_FIRED : StepState.FIRED;
        } else {
            state = reached ? StepState.LAST : StepState.NOT_REACHED;
            why.add(words.say(reached ? "step.LAST" : notReached(step, acts)));
        }
        return new LadderStep(
                step.level(),
                String.join(", ", Ladder.people(version, escalation.breach().objective(), step.duty())),
                words.within(step.within()),
                state,
                String.join("; ", why));
    }

    private static String notReached(Step step, List<EscalationAct> acts) {
        int first = acts.stream()
                .filter(it -> it.act() == Act.LEVEL_REACHED)
                .mapToInt(EscalationAct::level)
                .findFirst()
                .orElse(step.level());
        return first > step.level() ? "step.BEGAN_ABOVE" : "step.NOT_REACHED";
    }

    private static Minute minute(EscalationAct act, EscalationWords words) {
        return new Minute(words.time(act.recordedAt()), act.actor(), words.act(act), act.words());
    }
}
