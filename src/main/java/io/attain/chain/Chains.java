package io.attain.chain;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Ledger;
import io.attain.credit.PeriodCloses;
import io.attain.evaluation.SupportCycles;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Support;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what an agreement rests on and what rests on it, as the logged-in account may see it. */
@Component
public class Chains {

    /** Beyond so many nobody reads a drawing. */
    private static final int MOST_AGREEMENTS = 200;

    private final AgreementRegister register;
    private final AgreementAccess access;
    private final PeriodCloses closes;
    private final Ledger ledger;

    Chains(AgreementRegister register, AgreementAccess access, PeriodCloses closes, Ledger ledger) {
        this.register = register;
        this.access = access;
        this.closes = closes;
        this.ledger = ledger;
    }

    /**
     * What there is to see of a chain.
     *
     * @param version the version that holds of the agreement in question
     * @param chain the agreements and how they stand
     * @param explanations where its breaches come from, the last period first
     * @param exposure the money of the one in the middle; empty where it is not for the account
     */
    public record View(
            AgreementVersion version, Chain chain, List<Explanation> explanations, Optional<Exposure> exposure) {}

    /**
     * Shows the chain of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if there is no such agreement for the account
     */
    public View of(String reference) {
        AgreementVersion version = access.read(reference);
        ChainReading reading = new ChainReading(register, closes, access::reads);
        return new View(
                version,
                chain(version, reading),
                new Explanations(reading).of(version),
                MiddleMoney.isFor(version, access.manages(version))
                        ? Optional.of(new MiddleMoney(reading, closes, ledger).of(version))
                        : Optional.empty());
    }

    private static Chain chain(AgreementVersion root, ChainReading reading) {
        Function<String, List<String>> beneath = it -> it.equals(root.reference())
                ? supports(root)
                : reading.find(it).map(Chains::supports).orElse(List.of());
        Function<String, List<String>> above = it ->
                reading.restingOn(it).stream().map(AgreementVersion::reference).toList();
        Map<String, Integer> levels = new LinkedHashMap<>();
        place(root.reference(), 0, 1, beneath, new LinkedHashSet<>(), levels);
        Map<String, Integer> before = new LinkedHashMap<>();
        place(root.reference(), 0, -1, above, new LinkedHashSet<>(), before);
        before.forEach(levels::putIfAbsent);
        List<Chain.Node> nodes = levels.entrySet().stream()
                .map(it -> node(it.getKey(), it.getValue(), root, reading))
                .sorted(Comparator.comparingInt(Chain.Node::level).thenComparing(Chain.Node::reference))
                .toList();
        List<Chain.Link> links = nodes.stream()
                .flatMap(node -> find(node.reference(), root, reading).stream())
                .flatMap(version -> links(version, reading).stream())
                .filter(it -> levels.containsKey(it.to()))
                .toList();
        return new Chain(root.reference(), nodes, links, cycles(nodes, beneath));
    }

    private static List<String> supports(AgreementVersion version) {
        return version.terms().supports().stream()
                .map(Support::agreement)
                .distinct()
                .toList();
    }

    private static Optional<AgreementVersion> find(String reference, AgreementVersion root, ChainReading reading) {
        return reference.equals(root.reference()) ? Optional.of(root) : reading.find(reference);
    }

    /** Each stands as far out as the longest way to it is long. */
    private static void place(
            String reference,
            int level,
            int step,
            Function<String, List<String>> next,
            Set<String> way,
            Map<String, Integer> levels) {
        Integer known = levels.get(reference);
        boolean further = known == null || Math.abs(level) > Math.abs(known);
        if (!further || levels.size() >= MOST_AGREEMENTS || !way.add(reference)) {
            return;
        }
        levels.put(reference, level);
        next.apply(reference).forEach(it -> place(it, level + step, step, next, way, levels));
        way.remove(reference);
    }

    private static List<List<String>> cycles(List<Chain.Node> nodes, Function<String, List<String>> beneath) {
        List<List<String>> cycles = new ArrayList<>();
        Set<Set<String>> known = new HashSet<>();
        for (Chain.Node node : nodes) {
            for (List<String> cycle : SupportCycles.of(node.reference(), beneath)) {
                if (known.add(Set.copyOf(cycle))) {
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    private static Chain.Node node(String reference, int level, AgreementVersion root, ChainReading reading) {
        Optional<AgreementVersion> found = find(reference, root, reading);
        if (found.isEmpty()) {
            return new Chain.Node(
                    reference, level, false, "", "", "", null, ChainState.NOT_JUDGED, "", BigDecimal.ZERO, "");
        }
        AgreementVersion version = found.get();
        Agreement terms = version.terms();
        List<ChainVerdict> last = last(reading.verdicts(version));
        Optional<ChainVerdict> latest = last.stream().max(Comparator.comparing(ChainVerdict::end));
        Instant end = latest.map(ChainVerdict::end).orElse(Instant.MIN);
        return new Chain.Node(
                reference,
                level,
                true,
                terms.title(),
                parties(terms, Role.PROVIDER),
                parties(terms, Role.CUSTOMER),
                reading.status(version),
                ChainState.worst(last.stream().map(ChainState::of).toList()),
                latest.map(ChainVerdict::label).orElse(""),
                last.stream()
                        .filter(it -> it.end().equals(end))
                        .map(ChainVerdict::credit)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                terms.currency().getCurrencyCode());
    }

    private static String parties(Agreement terms, Role role) {
        return terms.parties().stream()
                .filter(it -> it.role() == role)
                .map(Party::name)
                .collect(Collectors.joining(", "));
    }

    /** The verdicts of each objective's last period. */
    private static List<ChainVerdict> last(List<ChainVerdict> verdicts) {
        Map<String, Instant> ends = new LinkedHashMap<>();
        verdicts.forEach(it -> ends.merge(it.objective(), it.end(), (one, other) -> one.isAfter(other) ? one : other));
        return verdicts.stream()
                .filter(it -> it.end().equals(ends.get(it.objective())))
                .toList();
    }

    private static List<Chain.Link> links(AgreementVersion version, ChainReading reading) {
        return version.terms().supports().stream()
                .map(it -> new Chain.Link(
                        version.reference(),
                        it.agreement(),
                        it.objective(),
                        it.objectiveHere(),
                        it.relation(),
                        it.relieves(),
                        state(it, version, reading)))
                .toList();
    }

    private static ChainState state(Support support, AgreementVersion version, ChainReading reading) {
        Optional<AgreementVersion> found = reading.find(support.agreement());
        if (found.isEmpty()) {
            return ChainState.NOT_JUDGED;
        }
        Set<String> objectives =
                Explanations.beneath(support, version.terms(), found.get().terms());
        return ChainState.worst(last(reading.verdicts(found.get())).stream()
                .filter(it -> objectives.contains(it.objective()))
                .map(ChainState::of)
                .toList());
    }
}
