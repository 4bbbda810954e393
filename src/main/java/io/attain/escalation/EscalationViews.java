package io.attain.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.escalation.Ladder.Step;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what is shown of an escalation, on pages and in forms. */
@Component
public class EscalationViews {

    /** What shows whether a step's time ran out. */
    private static final Set<Act> PROOF = EnumSet.of(Act.STEP_FIRED, Act.STEP_NOT_FIRED, Act.EXPLANATION_OVERDUE);

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
     * @param age how long it has been going on, in words
     * @param since since when, to the minute
     */
    public record Line(
            Escalation escalation,
            String title,
            String objective,
            String people,
            String severity,
            String status,
            String next,
            String age,
            String since) {}

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
        return new Line(
                escalation,
                version.terms().title(),
                name(version.terms(), escalation.breach().objective()),
                String.join(", ", escalating.people(escalation)),
                standing.severity() == null ? "" : words.say("severity." + standing.severity()),
                words.say("status." + standing.status()),
                next(escalation, version, words),
                words.say(
                        "age",
                        Duration.between(escalation.recordedAt(), clock.instant())
                                .toDays()),
                words.time(escalation.recordedAt()));
    }

    private static String next(Escalation escalation, AgreementVersion version, EscalationWords words) {
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
                    .orElseGet(() -> words.say("next.last"));
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
                headline(breach, words),
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

    private static String headline(Breach breach, EscalationWords words) {
        Breach.Facts facts = breach.facts();
        return words.say(
                "headline",
                (long) facts.inARow(),
                facts.shortfall().stripTrailingZeros().toPlainString(),
                facts.credit().toPlainString() + "\u00a0" + facts.currency(),
                facts.share().stripTrailingZeros().toPlainString(),
                facts.atRisk().toPlainString() + "\u00a0" + facts.currency());
    }

    private static Figure figure(Agreement terms, JsonNode verdict, EscalationWords words) {
        String scope = String.join(
                ", ",
                verdict.path("scope").properties().stream()
                        .map(it -> it.getValue().asText())
                        .toList());
        JsonNode target = verdict.path("target");
        String unit = target.path("unit").asText("");
        String bound = words.say(
                target.has("atMost") ? "target.atMost" : "target.atLeast",
                (target.has("atMost") ? target.path("atMost") : target.path("atLeast")).asText());
        JsonNode credit = verdict.path("credit");
        String name = name(terms, verdict.path("objective").asText());
        return new Figure(
                scope.isEmpty() ? name : name + " (" + scope + ")",
                (bound + "\u00a0" + unit).strip(),
                StoredVerdict.shownFigure(verdict),
                credit.isObject()
                        ? credit.path("amount").asText() + " "
                                + credit.path("currency").asText()
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
            state = standing.nextAt() == null ? StepState.LAST : StepState.RUNNING;
            why.add(
                    standing.nextAt() == null
                            ? words.say("step.LAST")
                            : words.say("step.RUNNING", words.time(standing.nextAt())));
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
