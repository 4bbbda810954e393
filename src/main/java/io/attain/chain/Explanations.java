package io.attain.chain;

import io.attain.agreement.AgreementVersion;
import io.attain.chain.Explanation.Cause;
import io.attain.chain.Explanation.Period;
import io.attain.evaluation.Attribution;
import io.attain.evaluation.Attribution.Beneath;
import io.attain.evaluation.Attribution.Judged;
import io.attain.evaluation.Attribution.Measure;
import io.attain.evaluation.Attribution.Standing;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Support;
import io.attain.terms.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where the breaches of an agreement come from, over all levels that the reader may see. */
final class Explanations {

    /** So many breaches are explained, the last ones. */
    private static final int MOST = 24;

    private final ChainReading reading;

    Explanations(ChainReading reading) {
        this.reading = reading;
    }

    /** An objective beneath, of an agreement that the reader may see or, without verdicts, may not. */
    private record Candidate(
            Support support,
            @Nullable AgreementVersion agreement,
            @Nullable Objective objective,
            List<ChainVerdict> verdicts) {}

    /** Explains the last breaches of those objectives that rest on something, the last period first. */
    List<Explanation> of(AgreementVersion version) {
        return reading.verdicts(version).stream()
                .filter(ChainVerdict::isBreached)
                .sorted(Comparator.comparing(ChainVerdict::end).reversed())
                .flatMap(it -> explain(version, it, Set.of(version.reference())).stream())
                .limit(MOST)
                .toList();
    }

    /** The ids of the objectives of a supporting agreement that a support is about. */
    static Set<String> beneath(Support support, Agreement terms, Agreement supporting) {
        return supporting.objectives().stream()
                .filter(it -> terms.objectives().stream().anyMatch(here -> rests(support, it, here)))
                .map(Objective::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where no objective is named beneath, those count whose loss can be a loss here. */
    private static boolean rests(Support support, Objective beneath, Objective here) {
        return Attribution.carries(support, beneath, here)
                && (support.objective() != null || Measure.of(beneath).comparesWith(Measure.of(here)));
    }

    private Optional<Explanation> explain(AgreementVersion version, ChainVerdict missed, Set<String> way) {
        Agreement terms = reading.terms(version, missed.version());
        Optional<Objective> objective = terms.objective(missed.objective());
        if (objective.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> candidates = terms.supports().stream()
                .flatMap(it -> candidates(it, objective.get(), missed, way).stream())
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Attribution.Result result = Attribution.of(
                Measure.of(objective.get()),
                missed.judged(),
                candidates.stream().map(it -> input(it, objective.get())).toList());
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            causes.add(cause(candidates.get(i), result.causes().get(i), way));
        }
        return Optional.of(new Explanation(
                version.reference(),
                missed.number(),
                missed.close(),
                missed.objective(),
                missed.scopeText(),
                missed.label(),
                missed.start(),
                missed.end(),
                missed.judged().bound(),
                missed.figure(),
                result.missedBy(),
                causes,
                result.own(),
                result.complete()));
    }

    private List<Candidate> candidates(Support support, Objective here, ChainVerdict missed, Set<String> way) {
        Optional<AgreementVersion> found =
                way.contains(support.agreement()) ? Optional.empty() : reading.find(support.agreement());
        if (found.isEmpty()) {
            boolean named =
                    support.objectiveHere() == null || support.objectiveHere().equals(here.id());
            return named ? List.of(new Candidate(support, null, null, List.of())) : List.of();
        }
        AgreementVersion agreement = found.get();
        return agreement.terms().objectives().stream()
                .filter(it -> rests(support, it, here))
                .map(it -> new Candidate(
                        support,
                        agreement,
                        it,
                        reading.verdicts(agreement).stream()
                                .filter(verdict -> verdict.objective().equals(it.id()))
                                .filter(verdict -> verdict.concerns(missed.scope()))
                                .toList()))
                .toList();
    }

    private static Beneath input(Candidate candidate, Objective here) {
        Objective objective = candidate.objective();
        return new Beneath(
                candidate.support().relation(),
                Measure.of(objective == null ? here : objective),
                candidate.verdicts().stream().map(ChainVerdict::judged).toList());
    }

    private Cause cause(Candidate candidate, Attribution.Cause cause, Set<String> way) {
        Set<Judged> overlapping = Set.copyOf(cause.periods());
        List<ChainVerdict> verdicts = candidate.verdicts().stream()
                .filter(it -> overlapping.contains(it.judged()))
                .toList();
        Objective objective = candidate.objective();
        return new Cause(
                candidate.support().agreement(),
                objective == null ? null : objective.id(),
                candidate.support().relation(),
                candidate.support().relieves(),
                candidate.agreement() != null,
                cause.standing(),
                cause.loss(),
                cause.share(),
                verdicts.stream().map(Explanations::period).toList(),
                because(candidate, cause.standing(), verdicts, way));
    }

    private List<Explanation> because(
            Candidate candidate, Standing standing, List<ChainVerdict> verdicts, Set<String> way) {
        AgreementVersion agreement = candidate.agreement();
        if (agreement == null || standing != Standing.BREACHED) {
            return List.of();
        }
        Set<String> further = new HashSet<>(way);
        further.add(agreement.reference());
        return verdicts.stream()
                .filter(ChainVerdict::isBreached)
                .flatMap(it -> explain(agreement, it, further).stream())
                .toList();
    }

    private static Period period(ChainVerdict verdict) {
        return new Period(
                verdict.label(),
                verdict.scopeText(),
                verdict.start(),
                verdict.end(),
                verdict.judged().bound(),
                verdict.figure(),
                verdict.judged().outcome().name());
    }
}
