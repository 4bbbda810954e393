package io.attain.agreement;

import io.attain.agreement.contract.ContractModel;
import io.attain.agreement.contract.ContractWording;
import io.attain.agreement.contract.CreditWords;
import io.attain.agreement.contract.ObjectiveWords;
import io.attain.agreement.contract.Phrase;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The terms in short for people who have little time: what is promised, how often it is judged, what a miss costs. The
 * same words as in the whole contract.
 */
public final class TermsInWords {

    /**
     * One objective in words.
     *
     * @param objective its name
     * @param promise what the figure must reach, with the price of that level where it has one
     * @param judged how often, and of what it is computed
     * @param credit what a breach costs
     */
    public record Line(String objective, String promise, String judged, String credit) {}

    private final Agreement terms;
    private final ContractWording wording;
    private final ObjectiveWords objectives;
    private final CreditWords credits;

    /**
     * Prepares the wording of one version in English.
     *
     * @param terms never {@literal null}
     */
    public TermsInWords(Agreement terms) {
        this(terms, Locale.ENGLISH);
    }

    /**
     * Prepares the wording of one version.
     *
     * @param terms never {@literal null}
     * @param locale what is read, never {@literal null}; the nearest language that there is serves
     */
    public TermsInWords(Agreement terms, Locale locale) {
        this.terms = terms;
        this.wording = ContractWording.in(locale);
        this.objectives = new ObjectiveWords(terms);
        this.credits = new CreditWords(terms);
    }

    /** Returns the parties of one role by name, such as “Hudson Paper Mill”. */
    public String parties(Role role) {
        return terms.parties().stream()
                .filter(party -> party.role() == role)
                .map(Agreement.Party::name)
                .collect(Collectors.joining(", "));
    }

    /** Returns the term, such as “1 January 2026 until the end of 31 December 2026 (America/New_York)”. */
    public String term() {
        return wording.of(Phrase.say(
                "term.zone", ContractModel.term(terms), Phrase.own(terms.zone().toString())));
    }

    /** Returns what is paid for each service, or that nothing is. */
    public String fees() {
        List<Phrase> fees = terms.services().stream()
                .filter(service -> service.fee() != null)
                .map(service -> Phrase.say(
                        "fee.of",
                        Phrase.own(service.name()),
                        ContractModel.fee(terms, Objects.requireNonNull(service.fee()))))
                .toList();
        return wording.of(fees.isEmpty() ? Phrase.say("fee.none") : Phrase.several(Phrase.Link.SEMICOLON, fees));
    }

    /** Returns one line for each objective, in the order of the terms. */
    public List<Line> objectives() {
        return terms.objectives().stream().map(this::line).toList();
    }

    private Line line(Objective objective) {
        Phrase promise = objectives.promise(objective);
        return new Line(
                objective.name(),
                wording.of(
                        objective.price() == null
                                ? promise
                                : Phrase.say(
                                        "promise.priced",
                                        promise,
                                        new Phrase.Money(objective.price(), terms.currency()))),
                wording.of(objectives.judged(objective)),
                wording.of(credits.inShort(objective)));
    }

    /** Returns when people are warned, such as “when 50 % of what the target leaves is used up”. */
    public String warning(Objective.Warning warning) {
        return wording.of(ObjectiveWords.warning(warning));
    }

    /** Returns what the figure of an objective must reach, such as “at least 95 %”. */
    public String promise(Objective objective) {
        return wording.of(objectives.promise(objective));
    }
}
