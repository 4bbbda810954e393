package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.decimal;
import static io.attain.agreement.contract.Phrase.own;
import static io.attain.agreement.contract.Phrase.percent;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.AgreementVersion;
import io.attain.agreement.GivenSignature;
import io.attain.agreement.contract.Contract.CalendarEntry;
import io.attain.agreement.contract.Contract.Clause;
import io.attain.agreement.contract.Contract.Duty;
import io.attain.agreement.contract.Contract.Entry;
import io.attain.agreement.contract.Contract.Hours;
import io.attain.agreement.contract.Contract.ObjectiveEntry;
import io.attain.agreement.contract.Contract.PartyEntry;
import io.attain.agreement.contract.Contract.SignatureEntry;
import io.attain.agreement.contract.Contract.Step;
import io.attain.agreement.contract.Phrase.Link;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Assumption;
import io.attain.terms.Agreement.Credits;
import io.attain.terms.Agreement.Disputes;
import io.attain.terms.Agreement.EscalationLevel;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Renewal;
import io.attain.terms.Agreement.Review;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Agreement.Support;
import io.attain.terms.Calendar;
import io.attain.terms.Calendar.DayRule;
import io.attain.terms.Calendar.EveryYear;
import io.attain.terms.Calendar.OneDate;
import io.attain.terms.Calendar.Stretch;
import io.attain.terms.Exclusion;
import io.attain.terms.Labels;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/** Derives the readable contract from the terms. */
public final class ContractModel {

    private static final Set<String> USUAL_DUTIES = Set.of(
            AgreementVersion.OWNER,
            AgreementVersion.SIGNATORY,
            "legal",
            "reviewer",
            "receiver",
            "data-owner",
            "executive",
            "mediator",
            "arbiter");

    private final Agreement terms;
    private final Signing signing;
    private final ObjectiveWords objectives;
    private final CreditWords credits;

    private ContractModel(Agreement terms, Signing signing) {
        this.terms = terms;
        this.signing = signing;
        this.objectives = new ObjectiveWords(terms);
        this.credits = new CreditWords(terms);
    }

    /**
     * Derives the contract.
     *
     * @param terms one version's terms, never {@literal null}
     * @param signing what is known about its signing, never {@literal null}
     * @return never {@literal null}
     */
    public static Contract of(Agreement terms, Signing signing) {
        return new ContractModel(terms, signing).contract();
    }

    private Contract contract() {
        List<SignatureEntry> signatures = signatures();
        boolean signedHere = !signatures.isEmpty() && signatures.stream().allMatch(SignatureEntry::isSigned);
        boolean isSigned = signedHere || signing.elsewhere() != null;
        return new Contract(
                terms.reference(),
                terms.version(),
                terms.title(),
                terms.summary(),
                terms.hash(),
                standing(signatures, signedHere),
                isSigned,
                outline(),
                terms.parties().stream().map(this::party).toList(),
                terms.services().stream().map(this::service).toList(),
                terms.responsibilities().stream().map(this::responsibility).toList(),
                rules(),
                terms.objectives().stream().map(this::objective).toList(),
                jointCredits(),
                terms.exclusions().stream().map(this::exclusion).toList(),
                terms.calendars().stream().map(this::calendar).toList(),
                terms.reports().stream().map(this::report).toList(),
                terms.escalation().stream().map(this::step).toList(),
                disputes(),
                review(),
                terms.supports().stream().map(this::support).toList(),
                terms.series().stream()
                        .map(it -> new SeriesWords(terms, it).entry())
                        .toList(),
                signatures);
    }

    private List<Clause> outline() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause("type", say("type." + Labels.of(terms.type()))));
        clauses.add(new Clause("term", term(terms)));
        clauses.add(new Clause("effective", say("effective", new Phrase.Day(terms.effective()))));
        clauses.add(new Clause("zone", say("zone", own(terms.zone().toString()))));
        clauses.add(new Clause("currency", own(terms.currency().getCurrencyCode())));
        clauses.add(new Clause("stub", say("stub." + Labels.of(terms.stub()))));
        return clauses;
    }

    /** Says the term with its last day. */
    public static Phrase term(Agreement terms) {
        return say(
                "term",
                new Phrase.Day(terms.term().from()),
                new Phrase.Day(terms.term().until().minusDays(1)));
    }

    /** Says what is paid for a service, without its name. */
    public static Phrase fee(Agreement terms, Agreement.Fee fee) {
        return say("fee." + Labels.of(fee.per()), new Phrase.Money(fee.amount(), terms.currency()));
    }

    private PartyEntry party(Party party) {
        Map<String, Set<String>> byDuty = new LinkedHashMap<>();
        for (Person person : terms.people()) {
            if (person.party().equals(party.id())) {
                person.duties().forEach(it -> byDuty.computeIfAbsent(it, duty -> new LinkedHashSet<>())
                        .add(person.user()));
            }
        }
        return new PartyEntry(
                party.name(),
                party.id(),
                say("role." + Labels.of(party.role())),
                byDuty.entrySet().stream()
                        .map(it -> new Duty(
                                duty(it.getKey()),
                                Phrase.several(
                                        Link.COMMA, it.getValue().stream().map(this::person))))
                        .toList());
    }

    private Phrase person(String account) {
        String name = signing.names().get(account);
        return name == null || name.equals(account) ? own(account) : say("person", own(name), own(account));
    }

    private static Phrase duty(String duty) {
        return USUAL_DUTIES.contains(duty) ? say("duty." + duty) : quoted(duty);
    }

    private Phrase name(@Nullable String party) {
        return own(terms.party(party).map(Party::name).orElse(party == null ? "" : party));
    }

    private Entry service(Service service) {
        List<Clause> clauses = new ArrayList<>();
        if (service.provider() != null) {
            clauses.add(new Clause("provider", name(service.provider())));
        }
        if (service.customer() != null) {
            clauses.add(new Clause("customer", name(service.customer())));
        }
        clauses.add(new Clause("fee", service.fee() == null ? say("fee.none") : fee(terms, service.fee())));
        service.conditions().forEach(it -> clauses.add(new Clause("condition", own(it))));
        return new Entry(service.id(), service.name(), clauses);
    }

    private Phrase responsibility(Agreement.Responsibility it) {
        return it.series() == null
                ? say("responsibility", name(it.party()), own(it.duty()))
                : say("responsibility.series", name(it.party()), own(it.duty()), quoted(it.series()));
    }

    private List<Phrase> rules() {
        boolean halfUp = terms.rounding() == RoundingMode.HALF_UP;
        int minorUnit = Math.max(0, terms.currency().getDefaultFractionDigits());
        Phrase unit = new Phrase.Money(BigDecimal.ONE.movePointLeft(minorUnit), terms.currency());
        return List.of(
                say("rules.target"),
                say("rules.periods", own(terms.zone().toString())),
                say("rules.undetermined"),
                say("rules.tiers"),
                say("rules.order", unit, say(halfUp ? "rounding.half-up" : "rounding.half-even")),
                say("rules.facts"),
                say("rules.versions"));
    }

    private ObjectiveEntry objective(Objective objective) {
        return new ObjectiveEntry(
                objective.id(),
                objective.name(),
                objectives.clauses(objective),
                objectives.budgets(objective),
                credits.entry(objective),
                credits.reward(objective));
    }

    private List<Clause> jointCredits() {
        Credits joint = terms.credits();
        List<Clause> clauses = new ArrayList<>();
        if (joint.atRisk() != null) {
            clauses.add(new Clause("at-risk", say("at-risk", percent(joint.atRisk()))));
        }
        joint.caps().forEach(it -> clauses.add(new Clause("cap", say("cap.most", credits.cap(it)))));
        if (joint.earnBack() != null) {
            clauses.add(new Clause(
                    "earn-back",
                    say(
                            "earn-back",
                            (long) joint.earnBack().afterMet(),
                            percent(joint.earnBack().percent()))));
        }
        if (joint.minimumPayout() != null) {
            clauses.add(new Clause(
                    "minimum-payout",
                    say("minimum-payout", new Phrase.Money(joint.minimumPayout(), terms.currency()))));
        }
        return clauses;
    }

    private Entry exclusion(Exclusion exclusion) {
        List<Clause> clauses = new ArrayList<>();
        if (exclusion.definition() != null) {
            clauses.add(new Clause("definition", own(exclusion.definition())));
        }
        Exclusion.Window window = exclusion.window();
        if (window != null) {
            clauses.add(new Clause(
                    "window", say("window", new Phrase.Time(window.from()), new Phrase.Time(window.until()))));
        }
        if (exclusion.recurring() != null) {
            clauses.add(new Clause("window", recurring(exclusion.recurring())));
        }
        if (exclusion.where() != null) {
            clauses.add(new Clause("where", ConditionWords.of(exclusion.where())));
        }
        if (exclusion.by() != null) {
            clauses.add(new Clause("by", say("exclusion.by", quoted(exclusion.by()))));
        }
        clauses.add(new Clause("treatment", say("treatment." + Labels.of(exclusion.treatment()))));
        clauses.add(new Clause("applies", applies(exclusion)));
        if (exclusion.isClaimed() || exclusion.noticeWithin() != null || exclusion.assessedBy() != null) {
            clauses.add(new Clause("claim", claim(exclusion)));
        }
        return new Entry(exclusion.id(), exclusion.id(), clauses);
    }

    private static Phrase recurring(Exclusion.Recurring recurring) {
        Phrase days = TimeWords.days(recurring.days());
        Phrase from = own(recurring.from().toString());
        boolean untilMidnight = recurring.until().equals(LocalTime.MIDNIGHT);
        boolean overNight = !untilMidnight && !recurring.until().isAfter(recurring.from());
        return say(
                overNight ? "recurring.over-night" : "recurring",
                days,
                from,
                own(untilMidnight ? "24:00" : recurring.until().toString()));
    }

    private Phrase applies(Exclusion exclusion) {
        List<Phrase> names = terms.objectives().stream()
                .filter(it -> terms.exclusionsOf(it).contains(exclusion))
                .map(it -> quoted(it.name()))
                .toList();
        if (names.size() == terms.objectives().size()) {
            return say("applies.all");
        }
        return names.isEmpty() ? say("applies.none") : Phrase.several(Link.AND, names);
    }

    private Phrase claim(Exclusion exclusion) {
        List<Phrase> sentences = new ArrayList<>();
        sentences.add(say("claim.each"));
        if (exclusion.noticeWithin() != null) {
            sentences.add(say("claim.notice", TimeWords.length(exclusion.noticeWithin())));
        }
        if (exclusion.assessedBy() != null) {
            sentences.add(say("claim.assessed", assessor(exclusion.assessedBy())));
        }
        if (exclusion.silence() != null) {
            sentences.add(say("claim.silence." + Labels.of(exclusion.silence())));
        }
        return Phrase.several(Link.SENTENCES, sentences);
    }

    /** A party by its id, else a role, else what is written. */
    private Phrase assessor(String assessor) {
        if (terms.party(assessor).isPresent()) {
            return name(assessor);
        }
        return Stream.of(Role.values())
                .filter(it -> Labels.of(it).equals(assessor))
                .findFirst()
                .map(this::role)
                .orElseGet(() -> own(assessor));
    }

    private Phrase role(Role role) {
        List<Phrase> names = terms.parties().stream()
                .filter(it -> it.role() == role)
                .map(it -> own(it.name()))
                .toList();
        Phrase word = say("role." + Labels.of(role));
        return names.isEmpty() ? word : say("person", word, Phrase.several(Link.COMMA, names));
    }

    private CalendarEntry calendar(Calendar calendar) {
        Map<List<Stretch>, List<DayOfWeek>> sameHours = new LinkedHashMap<>();
        calendar.hours().forEach((day, stretches) -> sameHours
                .computeIfAbsent(stretches, it -> new ArrayList<>())
                .add(day));
        List<Hours> hours = sameHours.entrySet().stream()
                .map(it -> new Hours(
                        TimeWords.days(it.getValue()),
                        Phrase.several(Link.COMMA, it.getKey().stream().map(stretch -> stretch(stretch)))))
                .toList();
        List<Clause> clauses = new ArrayList<>();
        if (calendar.holidays() != null) {
            clauses.add(new Clause(
                    "holidays", say("holidays", own(calendar.holidays().toString()))));
        }
        if (!calendar.closed().isEmpty()) {
            clauses.add(new Clause("closed", days(calendar.closed())));
        }
        if (!calendar.open().isEmpty()) {
            Phrase makeUp =
                    Phrase.several(Link.COMMA, calendar.makeUpHours().stream().map(stretch -> stretch(stretch)));
            clauses.add(new Clause("opened", say("opened", days(calendar.open()), makeUp)));
        }
        return new CalendarEntry(calendar.id(), hours, clauses);
    }

    private static Phrase stretch(Stretch stretch) {
        return own(stretch.toString().replace('-', '\u2013'));
    }

    private static Phrase days(List<DayRule> days) {
        return Phrase.several(
                Link.COMMA,
                days.stream()
                        .map(it -> it instanceof OneDate one
                                ? new Phrase.Day(one.date())
                                : say("every-year", new Phrase.YearlyDay(((EveryYear) it).day()))));
    }

    private Phrase report(Agreement.ReportDuty report) {
        List<Phrase> sentences = new ArrayList<>();
        sentences.add(say(
                "report",
                quoted(report.id()),
                name(report.from()),
                name(report.to()),
                TimeWords.recurrence(report.every())));
        sentences.add(
                report.grace() == null
                        ? say("report.punctual")
                        : say("report.grace", TimeWords.length(report.grace())));
        terms.calendarOf(report).ifPresent(it -> sentences.add(say("report.calendar", quoted(it.id()))));
        if (report.confirmWithin() != null) {
            sentences.add(say(
                    terms.silence() == Agreement.Silence.ACCEPTED ? "report.confirm" : "report.confirm.rejected",
                    TimeWords.length(
                            report.confirmWithin(),
                            terms.calendarOf(report).map(Calendar::id).orElse(null))));
        }
        if (report.series() != null) {
            sentences.add(say("report.series", quoted(report.series())));
        }
        return Phrase.several(Link.SENTENCES, sentences);
    }

    private Step step(EscalationLevel level) {
        List<Phrase> people = terms.people().stream()
                .filter(it -> it.duties().contains(level.duty()))
                .map(Person::user)
                .distinct()
                .map(this::person)
                .toList();
        Phrase duty = duty(level.duty());
        return new Step(
                level.level(),
                TimeWords.length(level.after(), level.calendar()),
                people.isEmpty() ? duty : say("step.people", duty, Phrase.several(Link.COMMA, people)));
    }

    private List<Clause> disputes() {
        List<Clause> clauses = new ArrayList<>();
        Disputes disputes = terms.disputes();
        boolean said = disputes != null && disputes.claimWithin() != null;
        clauses.add(new Clause(
                "claim-window",
                say(said ? "claim-window" : "claim-window.usual", TimeWords.length(terms.claimWindow()))));
        clauses.add(new Clause("silence", say("silence." + Labels.of(terms.silence()))));
        if (disputes != null) {
            add(clauses, "respond", disputes.respondWithin());
            add(clauses, "negotiate", disputes.negotiateWithin());
            add(clauses, "mediate", disputes.mediateWithin());
            add(clauses, "arbitrate", disputes.arbitrateWithin());
        }
        return clauses;
    }

    private static void add(List<Clause> clauses, String label, @Nullable PeriodDuration within) {
        if (within != null) {
            clauses.add(new Clause(label, say(label, TimeWords.length(within))));
        }
    }

    private List<Clause> review() {
        List<Clause> clauses = new ArrayList<>();
        Review review = terms.review();
        if (review != null) {
            if (review.every() != null) {
                clauses.add(new Clause("review", say("review.every", TimeWords.length(review.every()))));
            }
            if (!review.triggers().isEmpty()) {
                clauses.add(new Clause(
                        "triggers",
                        say(
                                "review.triggers",
                                Phrase.several(
                                        Link.OR, review.triggers().stream().map(ContractModel::trigger)))));
            }
            review.assumes().forEach(it -> clauses.add(new Clause("assumes", assumption(it))));
        } else {
            clauses.add(new Clause("review", say("review.none")));
        }
        Renewal renewal = terms.renewal();
        if (renewal == null) {
            clauses.add(new Clause("renewal", say("renewal.unsaid")));
        } else {
            clauses.add(new Clause("renewal", say("renewal." + Labels.of(renewal.mode()))));
            if (renewal.notice() != null) {
                clauses.add(new Clause("notice", say("renewal.notice", TimeWords.length(renewal.notice()))));
            }
        }
        return clauses;
    }

    private static Phrase trigger(String trigger) {
        return Set.of("need", "technology", "workload", "measurement").contains(trigger)
                ? say("trigger." + trigger)
                : own(trigger);
    }

    private static Phrase assumption(Assumption assumption) {
        List<Phrase> bounds = new ArrayList<>();
        if (assumption.atLeast() != null) {
            bounds.add(say("promise.at-least", decimal(assumption.atLeast())));
        }
        if (assumption.atMost() != null) {
            bounds.add(say("promise.at-most", decimal(assumption.atMost())));
        }
        return say("assumes", quoted(assumption.series()), Phrase.several(Link.AND, bounds));
    }

    private Phrase support(Support support) {
        Phrase other = support.objective() == null
                ? say("support.whole", quoted(support.agreement()))
                : say("support.objective", quoted(support.agreement()), quoted(support.objective()));
        Phrase here = support.objectiveHere() == null
                ? say("support.here.any")
                : quoted(terms.objective(support.objectiveHere())
                        .map(Objective::name)
                        .orElse(support.objectiveHere()));
        Phrase relation = say("relation." + Labels.of(support.relation()));
        if (support.relieves() && support.exclusion() != null) {
            return say("support.relieves.exclusion", here, other, relation, quoted(support.exclusion()));
        }
        return say(support.relieves() ? "support.relieves" : "support", here, other, relation);
    }

    private List<SignatureEntry> signatures() {
        List<SignatureEntry> entries = new ArrayList<>();
        Set<String> answered = new LinkedHashSet<>();
        for (GivenSignature answer : signing.answers()) {
            answered.add(answer.account());
            boolean counts = answer.isSigned() && answer.hash().equals(terms.hash());
            entries.add(new SignatureEntry(
                    person(answer.account()), own(answer.party()), state(answer), answer.hash(), counts));
        }
        for (Party party : terms.parties()) {
            boolean signs = party.role() == Role.PROVIDER || party.role() == Role.CUSTOMER;
            if (!signs || signing.elsewhere() != null) {
                continue;
            }
            terms.people().stream()
                    .filter(it -> it.party().equals(party.id())
                            && it.duties().contains(AgreementVersion.SIGNATORY)
                            && !answered.contains(it.user()))
                    .map(it -> new SignatureEntry(
                            person(it.user()), own(party.name()), say("signature.open"), null, false))
                    .forEach(entries::add);
        }
        return entries;
    }

    private Phrase state(GivenSignature answer) {
        Phrase at = time(answer.at());
        if (answer.isSigned()) {
            return say("signature.signed", at);
        }
        return say("signature.refused", at, own(answer.reason()));
    }

    private Phrase time(Instant instant) {
        return new Phrase.Time(LocalDateTime.ofInstant(instant, terms.zone()));
    }

    private Phrase standing(List<SignatureEntry> signatures, boolean signedHere) {
        Signing.Elsewhere elsewhere = signing.elsewhere();
        if (elsewhere != null) {
            return say("standing.elsewhere", person(elsewhere.by()), time(elsewhere.at()), quoted(elsewhere.reason()));
        }
        if (signedHere) {
            return say("standing.signed");
        }
        if (signing.answers().stream().anyMatch(it -> !it.isSigned())) {
            return say("standing.refused");
        }
        long signed = signatures.stream().filter(SignatureEntry::isSigned).count();
        return signed == 0 ? say("standing.unsigned") : say("standing.partly", signed, (long) signatures.size());
    }
}
