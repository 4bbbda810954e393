package io.attain.dispute;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.ExclusionPreview;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.credit.VerdictWords;
import io.attain.dispute.ClaimDesk.Place;
import io.attain.evidence.EvidenceStore;
import io.attain.evidence.EvidenceStore.Evidence;
import io.attain.problem.EngineWords;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Window;
import io.attain.terms.Objective;
import io.attain.terms.Wording;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together, in the reader's language, what pages show of disputes and claimed exclusions. */
@Component
public class ClaimViews {

    private static final String NOTHING = "–";

    private final AgreementRegister register;
    private final DisputeRecord disputes;
    private final ExclusionRecord claims;
    private final DisputeRuns disputeRuns;
    private final ExclusionRuns claimRuns;
    private final PeriodCloses closes;
    private final ExclusionPreview preview;
    private final EvidenceStore evidence;
    private final MessageSource messages;
    private final Clock clock;

    ClaimViews(
            AgreementRegister register,
            DisputeRecord disputes,
            ExclusionRecord claims,
            DisputeRuns disputeRuns,
            ExclusionRuns claimRuns,
            PeriodCloses closes,
            ExclusionPreview preview,
            EvidenceStore evidence,
            MessageSource messages,
            Clock clock) {
        this.register = register;
        this.disputes = disputes;
        this.claims = claims;
        this.disputeRuns = disputeRuns;
        this.claimRuns = claimRuns;
        this.closes = closes;
        this.preview = preview;
        this.evidence = evidence;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A line of a list.
     *
     * @param page the address of its page, relative to the host
     * @param name what it is called
     * @param reference the agreement's reference
     * @param title its title
     * @param about the period, or the claimed time
     * @param grounds why
     * @param claimant which side claims it, and who for it
     * @param current what the credits come to now, with the currency
     * @param claimed what they should come to
     * @param stake how much money it is about
     * @param steps what comes next, empty where nobody is asked
     * @param state how far it has come
     * @param running whether it goes on
     * @param age since when
     */
    public record Line(
            String page,
            String name,
            String reference,
            String title,
            String about,
            String grounds,
            String claimant,
            String current,
            String claimed,
            String stake,
            List<Step> steps,
            String state,
            boolean running,
            String age) {}

    /**
     * What somebody is asked to do next.
     *
     * @param what in words
     * @param who the accounts
     * @param until until when, a dash for no limit
     * @param isOverdue whether that has passed
     */
    public record Step(String what, String who, String until, boolean isOverdue) {}

    /**
     * A disputed verdict: as it was when the dispute began, and as it is now.
     *
     * @param objective the objective's name, with its scope
     * @param then as it was
     * @param now the current one, {@literal null} where nothing has superseded it
     */
    public record Verdict(String objective, Judged then, @Nullable Judged now) {}

    /**
     * What a verdict says.
     *
     * @param figure with its unit, a dash where there is none
     * @param outcome such as {@code MET}
     * @param credit with the currency
     * @param derivation the derivation's hash
     */
    public record Judged(String figure, String outcome, String credit, String derivation) {}

    /**
     * Something that was done.
     *
     * @param when to the minute
     * @param who the account, or that time did
     * @param what in words
     * @param amount with the currency, or the granted time; empty for none
     * @param words what was said, empty for nothing
     */
    public record Done(String when, String who, String what, String amount, String words) {}

    /**
     * Everything about a dispute.
     *
     * @param dispute the dispute
     * @param line the line of a list
     * @param exclusion the exclusion that should apply and when, empty for none
     * @param decided what was decided that the credits come to, empty for nothing yet
     * @param proposal what the next answer is about: the other side's proposal, else the claim
     * @param verdicts those that are disputed
     * @param acts who did and said what, in order
     * @param evidence the files
     */
    public record DisputeView(
            Dispute dispute,
            Line line,
            String exclusion,
            String decided,
            String proposal,
            List<Verdict> verdicts,
            List<Done> acts,
            List<Evidence> evidence) {}

    /**
     * What a touched verdict comes to, in words.
     *
     * @param period the period's short name
     * @param objective the objective's name, with its scope
     * @param now without the exclusion
     * @param removed with its time taken out
     * @param countedAsMet with its time counted as met
     */
    public record Result(String period, String objective, String now, String removed, String countedAsMet) {}

    /**
     * Everything about a claimed exclusion.
     *
     * @param claim the claim
     * @param line the line of a list
     * @param definition what the terms say about it
     * @param objectives the names of those that it concerns
     * @param notice whether the other side was told in time
     * @param open whether it can still be decided otherwise, so that files are taken
     * @param results what the touched periods come to now and with either treatment, while it is not decided
     * @param acts who did and said what, in order
     * @param evidence the files
     */
    public record ExclusionView(
            ExclusionClaim claim,
            Line line,
            String definition,
            String objectives,
            String notice,
            boolean open,
            List<Result> results,
            List<Done> acts,
            List<Evidence> evidence) {}

    /**
     * Shows some disputes and claims.
     *
     * @param places never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return one line for each place, in order
     */
    public List<Line> lines(List<Place> places, Locale reader) {
        List<Long> disputed = numbers(places, ClaimDesk.Kind.DISPUTE);
        List<Long> claimed = numbers(places, ClaimDesk.Kind.EXCLUSION);
        Map<Long, Dispute> found =
                disputes.find(disputed).stream().collect(Collectors.toMap(Dispute::number, Function.identity()));
        Map<Long, ExclusionClaim> foundClaims =
                claims.find(claimed).stream().collect(Collectors.toMap(ExclusionClaim::number, Function.identity()));
        Map<Long, List<NextStep>> next = disputeRuns.next(disputed);
        Map<Long, List<NextStep>> nextClaims = claimRuns.next(claimed);
        Verdicts verdicts = new Verdicts();
        return places.stream()
                .map(it -> it.kind() == ClaimDesk.Kind.DISPUTE
                        ? line(
                                Objects.requireNonNull(found.get(it.number())),
                                next.getOrDefault(it.number(), List.of()),
                                new Words(reader))
                        : line(
                                Objects.requireNonNull(foundClaims.get(it.number())),
                                nextClaims.getOrDefault(it.number(), List.of()),
                                verdicts,
                                new Words(reader)))
                .toList();
    }

    /** How a list can be ordered beyond the order of time. */
    public enum Order {
        /** The step first whose time ends next; where nobody is asked, last. */
        DUE,
        /** The most at stake first, by currency. */
        STAKE
    }

    /**
     * Puts disputes and claims into an order that only what is worked out of them gives.
     *
     * @param places never {@literal null}
     * @param order never {@literal null}
     * @return the same, never {@literal null}
     */
    public List<Place> ordered(List<Place> places, Order order) {
        Map<Place, Key> keys = new HashMap<>();
        List<Long> disputed = numbers(places, ClaimDesk.Kind.DISPUTE);
        List<Long> claimed = numbers(places, ClaimDesk.Kind.EXCLUSION);
        if (order == Order.DUE) {
            Map<Long, List<NextStep>> next = disputeRuns.next(disputed);
            Map<Long, List<NextStep>> nextClaims = claimRuns.next(claimed);
            places.forEach(it -> keys.put(
                    it,
                    Key.due((it.kind() == ClaimDesk.Kind.DISPUTE ? next : nextClaims)
                            .getOrDefault(it.number(), List.of()))));
        } else {
            Verdicts verdicts = new Verdicts();
            Map<Long, Key> stakes = disputes.find(disputed).stream()
                    .collect(Collectors.toMap(Dispute::number, it -> Key.stake(it.currency(), stake(it))));
            Map<Long, Key> claimStakes = claims.find(claimed).stream()
                    .collect(Collectors.toMap(ExclusionClaim::number, it -> {
                        Agreement terms = terms(it.reference());
                        return Key.stake(
                                terms.currency().getCurrencyCode(),
                                credited(terms, it, verdicts.of(it.reference())).orElse(BigDecimal.ZERO));
                    }));
            places.forEach(it -> keys.put(
                    it,
                    Objects.requireNonNull(
                            (it.kind() == ClaimDesk.Kind.DISPUTE ? stakes : claimStakes).get(it.number()))));
        }
        return places.stream()
                .sorted(Comparator.comparing(it -> Objects.requireNonNull(keys.get(it))))
                .toList();
    }

    /** What a place is ordered by. */
    private record Key(Instant until, String currency, BigDecimal stake) implements Comparable<Key> {

        static Key due(List<NextStep> steps) {
            Instant until = steps.stream()
                    .flatMap(it -> Stream.ofNullable(it.until()))
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            return new Key(until, "", BigDecimal.ZERO);
        }

        static Key stake(String currency, BigDecimal stake) {
            return new Key(Instant.MAX, currency, stake);
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::until)
                    .thenComparing(Key::currency)
                    .thenComparing(Key::stake, Comparator.reverseOrder())
                    .compare(this, other);
        }
    }

    private static BigDecimal stake(Dispute dispute) {
        BigDecimal claimed = dispute.claimed();
        return claimed == null
                ? dispute.current()
                : claimed.subtract(dispute.current()).abs();
    }

    private static List<Long> numbers(List<Place> places, ClaimDesk.Kind kind) {
        return places.stream()
                .filter(it -> it.kind() == kind)
                .map(Place::number)
                .toList();
    }

    /**
     * Shows a dispute.
     *
     * @param dispute never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return never {@literal null}
     */
    public DisputeView view(Dispute dispute, Locale reader) {
        Words words = new Words(reader);
        Agreement terms = terms(dispute.reference());
        List<DisputeAct> acts = disputes.acts(dispute.number());
        DisputeState state = DisputeState.of(acts);
        BigDecimal decided = state.amount();
        Window window = dispute.window();
        return new DisputeView(
                dispute,
                line(dispute, steps(disputeRuns.next(List.of(dispute.number())), dispute.number()), words),
                window == null ? "" : dispute.exclusion() + ", " + words.window(window, terms.zone()),
                decided == null ? "" : words.money(decided, dispute.currency()),
                proposal(dispute, state, words),
                verdicts(terms, dispute, words),
                acts.stream()
                        .map(it -> new Done(
                                words.time(it.recordedAt(), terms.zone()),
                                words.who(it.account(), it.side()),
                                words.say("dispute.act." + it.kind()),
                                it.amount() == null ? "" : words.money(it.amount(), dispute.currency()),
                                EngineWords.reason(reader, it.words())))
                        .toList(),
                evidence.of(dispute.name()));
    }

    private static String proposal(Dispute dispute, DisputeState state, Words words) {
        DisputeAct proposal = state.proposal();
        if (proposal == null) {
            return claimed(dispute, words);
        }
        BigDecimal amount = proposal.amount();
        return amount == null ? words.say("claim.proposal.stands") : words.money(amount, dispute.currency());
    }

    private static String claimed(Dispute dispute, Words words) {
        BigDecimal claimed = dispute.claimed();
        return claimed == null
                ? words.say(dispute.window() == null ? "claim.claimed.data" : "claim.claimed.exclusion")
                : words.money(claimed, dispute.currency());
    }

    private static List<NextStep> steps(Map<Long, List<NextStep>> next, long number) {
        return next.getOrDefault(number, List.of());
    }

    /**
     * Shows a claimed exclusion.
     *
     * @param claim never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return never {@literal null}
     */
    public ExclusionView view(ExclusionClaim claim, Locale reader) {
        Words words = new Words(reader);
        Agreement terms = terms(claim.reference());
        List<ExclusionAct> acts = claims.acts(claim.number());
        boolean open = ExclusionState.of(acts).decision() == null;
        List<String> concerned = concerned(terms, claim);
        return new ExclusionView(
                claim,
                line(claim, steps(claimRuns.next(List.of(claim.number())), claim.number()), new Verdicts(), words),
                definition(terms, claim)
                        .map(Exclusion::definition)
                        .map(Objects::toString)
                        .collect(Collectors.joining()),
                concerned.isEmpty()
                        ? words.say("claim.objectives.all")
                        : concerned.stream().map(it -> name(terms, it)).collect(Collectors.joining(", ")),
                notice(claim, terms.zone(), words),
                open,
                open ? results(terms, claim, words) : List.of(),
                acts.stream()
                        .map(it -> new Done(
                                words.time(it.recordedAt(), terms.zone()),
                                words.who(it.account(), null),
                                words.say("exclusion.act." + it.kind()),
                                it.window() == null ? "" : words.window(it.window(), terms.zone()),
                                EngineWords.reason(reader, it.words())))
                        .toList(),
                evidence.of(claim.name()));
    }

    private List<Result> results(Agreement terms, ExclusionClaim claim, Words words) {
        return preview(claim).stream()
                .map(it -> new Result(
                        it.period(),
                        name(terms, it.objective())
                                + (it.scope().isEmpty() ? "" : " (" + String.join(", ", it.scope()) + ")"),
                        words.result(it.now()),
                        words.result(it.removed()),
                        words.result(it.countedAsMet())))
                .toList();
    }

    /**
     * Works out what the periods that a claimed exclusion touches come to now and with either treatment.
     *
     * @param claim never {@literal null}
     * @return only what differs; the objectives are named by their ids
     */
    public List<ExclusionPreview.Line> preview(ExclusionClaim claim) {
        return preview.of(claim.reference(), claim.exclusion(), claim.window(), claim.objectives());
    }

    private Line line(Dispute dispute, List<NextStep> next, Words words) {
        Agreement terms = terms(dispute.reference());
        DisputeState state = DisputeState.of(disputes.acts(dispute.number()));
        return new Line(
                "/disputes/" + dispute.number(),
                words.say("claim.name.dispute", dispute.number()),
                dispute.reference(),
                terms.title(),
                dispute.period(),
                words.say("grounds." + dispute.grounds()),
                words.who(dispute.account(), dispute.claimant()),
                words.money(dispute.current(), dispute.currency()),
                claimed(dispute, words),
                words.money(stake(dispute), dispute.currency()),
                steps(next, terms.zone(), words),
                words.say(state.runs() ? "dispute.running" : "dispute.outcome." + state.outcome(dispute)),
                state.runs(),
                words.age(dispute.recordedAt()));
    }

    private Line line(ExclusionClaim claim, List<NextStep> next, Verdicts verdicts, Words words) {
        Agreement terms = terms(claim.reference());
        ExclusionState state = ExclusionState.of(claims.acts(claim.number()));
        String current = credited(terms, claim, verdicts.of(claim.reference()))
                .map(it -> words.money(it, terms.currency().getCurrencyCode()))
                .orElseGet(() -> words.say("claim.current.none"));
        return new Line(
                "/exclusions/" + claim.number(),
                words.say("claim.name.exclusion", claim.number()),
                claim.reference(),
                terms.title(),
                words.window(claim.window(), terms.zone()),
                claim.exclusion(),
                words.who(claim.account(), claim.claimant()),
                current,
                words.say("claim.claimed.exclusion"),
                current,
                steps(next, terms.zone(), words),
                words.say(state.runs() ? "dispute.running" : "exclusion.outcome." + state.outcome(claim)),
                state.runs(),
                words.age(claim.recordedAt()));
    }

    private List<Step> steps(List<NextStep> next, ZoneId zone, Words words) {
        return next.stream()
                .map(it -> new Step(
                        words.say("claim.next." + it.kind()),
                        String.join(", ", it.people()),
                        it.until() == null ? NOTHING : words.time(it.until(), zone),
                        it.until() != null && !it.until().isAfter(clock.instant())))
                .toList();
    }

    /** What is credited for the periods that a claim touches: the most that could fall away. It is empty while none of them is judged. */
    private static Optional<BigDecimal> credited(Agreement terms, ExclusionClaim claim, List<StoredVerdict> verdicts) {
        Instant from = Exclusions.start(terms, claim.window());
        Instant until = claim.window().until().atZone(terms.zone()).toInstant();
        List<String> concerned = concerned(terms, claim);
        return verdicts.stream()
                .filter(it -> it.start().isBefore(until) && it.end().isAfter(from))
                .filter(it -> concerned.isEmpty() || concerned.contains(it.objective()))
                .map(StoredVerdict::credit)
                .reduce(BigDecimal::add)
                .map(it -> it.setScale(Math.max(0, terms.currency().getDefaultFractionDigits())));
    }

    private static List<String> concerned(Agreement terms, ExclusionClaim claim) {
        return claim.objectives().isEmpty()
                ? definition(terms, claim)
                        .flatMap(it -> it.objectives().stream())
                        .toList()
                : claim.objectives();
    }

    private static Stream<Exclusion> definition(Agreement terms, ExclusionClaim claim) {
        return terms.exclusions().stream().filter(it -> it.id().equals(claim.exclusion()));
    }

    private static String notice(ExclusionClaim claim, ZoneId zone, Words words) {
        Instant until = claim.noticeUntil();
        String told = words.time(claim.noticeAt(), zone);
        return until == null
                ? words.say("claim.notice.none", told)
                : words.say(
                        claim.isNoticed() ? "claim.notice.inTime" : "claim.notice.late", told, words.time(until, zone));
    }

    private List<Verdict> verdicts(Agreement terms, Dispute dispute, Words words) {
        List<StoredVerdict> all = closes.verdicts(dispute.reference(), true);
        Map<List<Object>, StoredVerdict> current = new HashMap<>();
        all.forEach(it -> current.put(key(it), it));
        return all.stream()
                .filter(it -> dispute.verdicts().contains(it.number()))
                .sorted(StoredVerdict.order(terms))
                .map(it -> {
                    StoredVerdict now = Objects.requireNonNull(current.get(key(it)));
                    return new Verdict(
                            name(terms, it.objective())
                                    + (it.scope().isEmpty() ? "" : " (" + String.join(", ", it.scope()) + ")"),
                            judged(terms, it, dispute.currency(), words),
                            now.number() == it.number() ? null : judged(terms, now, dispute.currency(), words));
                })
                .toList();
    }

    private static List<Object> key(StoredVerdict it) {
        return List.of(it.objective(), it.scope(), it.start(), it.end());
    }

    private static Judged judged(Agreement terms, StoredVerdict verdict, String currency, Words words) {
        return new Judged(
                words.figure(terms, verdict.content()),
                verdict.outcome(),
                verdict.content().path("credit").isObject() ? words.money(verdict.credit(), currency) : NOTHING,
                verdict.derivation());
    }

    private Agreement terms(String reference) {
        AgreementVersion version = register.get(reference);
        return version.terms();
    }

    private static String name(Agreement terms, String objective) {
        return terms.objective(objective).map(Objective::name).orElse(objective);
    }

    /** The current verdicts of each agreement, read once for all of its claims. */
    private final class Verdicts {

        private final Map<String, List<StoredVerdict>> read = new HashMap<>();

        List<StoredVerdict> of(String reference) {
            return read.computeIfAbsent(reference, it -> closes.verdicts(it, false));
        }
    }

    /** Says things in the reader's language. */
    private final class Words {

        private final Locale reader;

        Words(Locale reader) {
            this.reader = reader;
        }

        String say(String code, Object... values) {
            return messages.getMessage(code, values, reader);
        }

        String figure(Agreement terms, JsonNode verdict) {
            return VerdictWords.of(terms, reader).figure(verdict);
        }

        String money(BigDecimal amount, String currency) {
            return Wording.money(amount, currency, reader);
        }

        String time(Instant instant, ZoneId zone) {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm O", reader).format(instant.atZone(zone));
        }

        String window(Window window, ZoneId zone) {
            return say("claim.window", local(window.from()), local(window.until()), zone.getId());
        }

        private static String local(LocalDateTime time) {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time);
        }

        String who(String account, @Nullable Role side) {
            if (account.equals(io.attain.workflow.EngineSession.ENGINE)) {
                return say("claim.who.time");
            }
            return side == null ? account : say("claim.who." + side, account);
        }

        String result(ExclusionPreview.Result result) {
            return Results.words(result, outcome -> say("outcome." + outcome));
        }

        String age(Instant since) {
            return say("claim.age", Duration.between(since, clock.instant()).toDays());
        }
    }
}
