package io.attain.chain;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Agreements and their verdicts as somebody may see them, each read once. For one request. */
final class ChainReading {

    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final Predicate<AgreementVersion> reads;
    private final Map<String, Optional<AgreementVersion>> versions = new HashMap<>();
    private final Map<String, Map<Integer, Agreement>> terms = new HashMap<>();
    private final Map<String, List<ChainVerdict>> verdicts = new HashMap<>();

    /** Takes which agreements somebody may see. */
    ChainReading(AgreementRegister register, PeriodCloses closes, Predicate<AgreementVersion> reads) {
        this.register = register;
        this.closes = closes;
        this.reads = reads;
    }

    /** Finds the version that holds of an agreement; one that the account may not read looks like none. */
    Optional<AgreementVersion> find(String reference) {
        return versions.computeIfAbsent(reference, it -> register.find(it).filter(reads));
    }

    /** Returns the last milestone of a version. */
    Milestone status(AgreementVersion version) {
        return register.status(version);
    }

    /** Lists the agreements that rest on another and that the account may read. */
    List<AgreementVersion> restingOn(String reference) {
        return register.restingOn(reference).stream().filter(reads).toList();
    }

    /** Gets the terms of a version that has judged. */
    Agreement terms(AgreementVersion holds, int version) {
        return terms.computeIfAbsent(holds.reference(), it -> register.versionsInForce(it).stream()
                        .map(AgreementVersion::terms)
                        .collect(Collectors.toMap(Agreement::version, Function.identity())))
                .getOrDefault(version, holds.terms());
    }

    /** Lists the current verdicts on an agreement that the account may read, in order of their periods. */
    List<ChainVerdict> verdicts(AgreementVersion holds) {
        return verdicts.computeIfAbsent(holds.reference(), it -> closes.verdicts(it, false).stream()
                .sorted(StoredVerdict.order(holds.terms()))
                .map(verdict -> ChainVerdict.of(verdict, isPercent(holds, verdict)))
                .toList());
    }

    private boolean isPercent(AgreementVersion holds, StoredVerdict verdict) {
        return terms(holds, verdict.version())
                .objective(verdict.objective())
                .map(Objective::indicator)
                .filter(it -> it.isPercent())
                .isPresent();
    }
}
