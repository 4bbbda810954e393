package io.attain.negotiation.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.TermsInWords;
import io.attain.evaluation.TargetMeaning;
import io.attain.negotiation.Act;
import io.attain.negotiation.DraftBacktests;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Rounds;
import io.attain.problem.EngineWords;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Difference;
import io.attain.terms.DifferenceWords;
import io.attain.terms.Finding;
import io.attain.workflow.FormWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what a task shows to one side: the terms in hand, what was said about them, what the linter finds. */
@Component
class AgreementViews {

    /** What people said that still matters to those who decide. */
    private static final Set<Act> SAID = EnumSet.of(
            Act.NEEDS_STATED,
            Act.LIMITS_STATED,
            Act.WARNINGS_ACCEPTED,
            Act.LEGAL_APPROVED,
            Act.LEGAL_OBJECTED,
            Act.REJECTED,
            Act.LAPSED,
            Act.CHANGES_REQUESTED);

    private static final int MOST_FINDINGS = 20;
    private static final int CACHED = 1000;

    /** What a revision says does not change, so it is put into words once while the register keeps the revision. */
    private final Cache<AgreementVersion, Meaning> meanings =
            Caffeine.newBuilder().weakKeys().maximumSize(CACHED).build();

    private final Drafts drafts;
    private final Rounds rounds;
    private final NegotiationRecord record;
    private final MessageSource messages;

    AgreementViews(Drafts drafts, Rounds rounds, NegotiationRecord record, MessageSource messages) {
        this.drafts = drafts;
        this.rounds = rounds;
        this.record = record;
        this.messages = messages;
    }

    /**
     * What the forms of drafting and signing show.
     *
     * @param reference the agreement's reference
     * @param version the version's number
     * @param revision the revision's number
     * @param title its title
     * @param summary what it is about
     * @param provider the providing parties
     * @param customer the receiving parties
     * @param side the side that reads it, in words
     * @param term from when until when
     * @param fees what is paid
     * @param objectives what is promised, what that leaves and what a miss costs
     * @param past what these terms would have given on past measurements, for this side
     * @param changes what has changed since the revision before, in words
     * @param said what was said about it that this side may read
     * @param findings what the linter finds
     * @param state in words, what is in hand
     * @param hash the hash of the terms
     * @param document where the whole text can be read, relative to the host
     * @param draft where it is written, relative to the host
     * @param late what is known of a signature that is late, {@literal null} where none is
     */
    record View(
            String reference,
            int version,
            int revision,
            String title,
            String summary,
            String provider,
            String customer,
            String side,
            String term,
            String fees,
            List<ObjectiveLine> objectives,
            String past,
            List<ChangeLine> changes,
            List<Remark> said,
            List<FindingLine> findings,
            String state,
            String hash,
            String document,
            String draft,
            @Nullable LateSignature late) {}

    /**
     * A signature that is late.
     *
     * @param who whose it is
     * @param due by when it was due, in the agreement's zone
     * @param signed who has signed
     * @param colleagues who of the same side could sign instead
     */
    record LateSignature(String who, String due, String signed, String colleagues) {}

    /** One objective in words, with what its target leaves. */
    record ObjectiveLine(String objective, String promise, String leaves, String judged, String credit) {}

    /** What has changed in one term. */
    record ChangeLine(String words) {}

    /** What somebody said. */
    record Remark(String who, String what, String words) {}

    /** What the linter finds. */
    record FindingLine(String severity, String place, String reason, String suggestion) {}

    /** What terms say by themselves, whoever reads them: what is promised, and what the linter finds. */
    private record Meaning(Map<Locale, List<ObjectiveLine>> objectives, List<Finding> findings) {

        static Meaning of(AgreementVersion version) {
            return of(new Drafts.Draft(version, version.document(), false).findings());
        }

        static Meaning of(List<Finding> findings) {
            return new Meaning(
                    new ConcurrentHashMap<>(),
                    findings.stream()
                            .sorted(Comparator.comparing(Finding::severity))
                            .limit(MOST_FINDINGS)
                            .toList());
        }

        List<ObjectiveLine> objectives(Agreement terms, Locale locale) {
            return objectives.computeIfAbsent(locale, it -> AgreementViews.objectives(terms, it));
        }
    }

    /** What is said beside the terms. */
    private record Occasion(
            Role side,
            Meaning meaning,
            String state,
            Optional<Difference> changes,
            @Nullable Function<FormWords, LateSignature> late) {}

    /** Shows to a side what it has in hand, or the latest revision if that is not readable yet; in whatever language. */
    Function<Locale, View> of(AgreementVersion base, Role side) {
        Drafts.Draft draft = drafts.of(base.reference(), side);
        AgreementVersion shown;
        try {
            shown = draft.changed() ? drafts.read(base.reference(), side) : base;
        } catch (Problem unreadable) {
            shown = base;
        }
        return view(
                shown,
                draft.changed()
                        ? new Occasion(side, Meaning.of(draft.findings()), "form.draft.changed", rounds.of(draft), null)
                        : new Occasion(
                                side, meanings.get(base, Meaning::of), "form.draft.shared", rounds.last(base), null));
    }

    /** Shows to a side what is signed, and which signature is late; in whatever language. */
    Function<Locale, View> signed(
            AgreementVersion version, Role side, @Nullable Function<FormWords, LateSignature> late) {
        return view(
                version,
                new Occasion(
                        side,
                        meanings.get(version, Meaning::of),
                        "form.draft.signed",
                        rounds.sinceAgreed(version),
                        late));
    }

    private Function<Locale, View> view(AgreementVersion shown, Occasion occasion) {
        List<NegotiationAct> acts = record.of(shown.reference(), Set.of(occasion.side()));
        return locale -> view(shown, occasion, acts, new FormWords(messages, locale));
    }

    private static View view(AgreementVersion shown, Occasion occasion, List<NegotiationAct> acts, FormWords words) {
        TermsInWords terms = new TermsInWords(shown.terms(), words.locale());
        String past = DraftBacktests.last(shown, acts);
        return new View(
                shown.reference(),
                shown.version(),
                shown.revision(),
                shown.terms().title(),
                shown.terms().summary(),
                terms.parties(Role.PROVIDER),
                terms.parties(Role.CUSTOMER),
                words.say("side." + occasion.side()),
                terms.term(),
                terms.fees(),
                occasion.meaning().objectives(shown.terms(), words.locale()),
                past.isEmpty() ? words.say("form.draft.noPast") : EngineWords.reason(words.locale(), past),
                occasion.changes().map(it -> lines(it, words.locale())).orElse(List.of()),
                said(shown, acts, words),
                occasion.meaning().findings().stream()
                        .map(it -> line(it, words))
                        .toList(),
                words.say(occasion.state(), String.valueOf(shown.revision())),
                shown.hash(),
                "/agreements/" + shown.reference(),
                "/agreements/" + shown.reference() + "/draft",
                occasion.late() == null ? null : occasion.late().apply(words));
    }

    private static List<ObjectiveLine> objectives(Agreement terms, Locale locale) {
        List<TermsInWords.Line> lines = new TermsInWords(terms, locale).objectives();
        List<TargetMeaning> meanings = TargetMeaning.of(terms);
        List<ObjectiveLine> objectives = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TermsInWords.Line line = lines.get(i);
            objectives.add(new ObjectiveLine(
                    line.objective(), line.promise(), meanings.get(i).sentence(locale), line.judged(), line.credit()));
        }
        return objectives;
    }

    private static List<ChangeLine> lines(Difference difference, Locale locale) {
        return new DifferenceWords(difference, locale)
                .all().stream().map(ChangeLine::new).toList();
    }

    private static List<Remark> said(AgreementVersion shown, List<NegotiationAct> acts, FormWords words) {
        return acts.stream()
                .filter(it -> it.version() == shown.version() && SAID.contains(it.act()))
                .map(it -> new Remark(
                        it.actor(), words.say("act." + it.act()), EngineWords.reason(words.locale(), it.words())))
                .toList();
    }

    private static FindingLine line(Finding finding, FormWords words) {
        return new FindingLine(
                words.say("form.finding." + finding.severity()),
                words.say(
                        "form.line", String.valueOf(DraftDocument.place(finding).get("line"))),
                EngineWords.finding(words.locale(), finding.reason()),
                EngineWords.finding(words.locale(), Objects.toString(finding.suggestion(), "")));
    }

    /** Says until when a task is to be done, and when to look at it again: half-way. */
    static void due(DelegateTask task, Instant now, Instant until) {
        task.setDueDate(Date.from(until));
        task.setFollowUpDate(Date.from(now.plus(Duration.between(now, until).dividedBy(2))));
    }

    /** Says in a task's name and description which agreement it is about and what is asked. */
    static void describe(DelegateTask task, AgreementVersion version, String asked) {
        task.setName(task.getName() + ": " + version.reference());
        task.setDescription(version.terms().title() + ": " + asked);
    }
}
