package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Disputes;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds clauses that a sound agreement has, duties that nobody has, and terms that bind one side only. */
final class LintClauses {

    private LintClauses() {}

    static void check(LintSubject subject) {
        disputes(subject);
        Agreement agreement = subject.agreement();
        if (agreement.review() == null) {
            subject.warning(
                    LintCode.NO_REVIEW,
                    "",
                    "there is no clause on reviews: nobody has to look whether the terms still fit",
                    "review: {every: P6M, triggers: [need, technology, workload, measurement]}");
        }
        if (agreement.renewal() == null) {
            subject.note(
                    LintCode.NO_RENEWAL,
                    "",
                    "nothing says what happens when the term ends on "
                            + agreement.term().until(),
                    "renewal: {mode: review, notice: P60D}");
        }
        if (agreement.escalation().isEmpty()) {
            subject.note(
                    LintCode.NO_ESCALATION,
                    "",
                    "nothing says who must act after a breach",
                    "escalation: [{level: 1, after: PT8H, duty: owner}, {level: 2, after: P3D, duty: executive}]");
        }
        if (agreement.exclusions().stream().noneMatch(Exclusion::isClaimed)) {
            subject.warning(
                    LintCode.NO_FORCE_MAJEURE,
                    agreement.exclusions().isEmpty() ? "" : "/exclusions",
                    "there is no clause on force majeure: nothing that is outside everybody's control can be claimed",
                    "{id: force-majeure, definition: …, treatment: remove, noticeWithin: P3D, assessedBy: customer,"
                            + " silence: rejected}");
        }
        sides(subject);
        duties(subject);
    }

    private static void disputes(LintSubject subject) {
        Disputes disputes = subject.agreement().disputes();
        if (disputes == null) {
            subject.warning(
                    LintCode.NO_DISPUTES,
                    "",
                    "there is no clause on disputes: no statement can be contested, and none ever becomes final",
                    "disputes: {claimWithin: P10D, respondWithin: P5D, negotiateWithin: P14D, mediateWithin: P14D,"
                            + " arbitrateWithin: P30D, silence: accepted}");
        } else if (disputes.claimWithin() == null) {
            subject.warning(
                    LintCode.NO_DISPUTES,
                    "/disputes",
                    "nothing says until when a statement may be contested: none ever becomes final",
                    "claimWithin: P10D");
        }
    }

    private static void sides(LintSubject subject) {
        Agreement agreement = subject.agreement();
        Set<String> providers = ids(agreement, Role.PROVIDER);
        Set<String> customers = ids(agreement, Role.CUSTOMER);
        if (providers.isEmpty() || customers.isEmpty()) {
            subject.warning(
                    LintCode.ONE_SIDED,
                    "/parties",
                    "there is no " + (providers.isEmpty() ? "provider" : "customer") + " among the parties",
                    "a party with role: " + (providers.isEmpty() ? "provider" : "customer"));
            return;
        }
        boolean bound = agreement.responsibilities().stream().anyMatch(it -> customers.contains(it.party()))
                || agreement.services().stream().anyMatch(it -> customers.contains(it.provider()))
                || agreement.reports().stream().anyMatch(it -> customers.contains(it.from()));
        if (!bound) {
            subject.warning(
                    LintCode.ONE_SIDED,
                    "",
                    "the terms bind the provider only: no responsibility, service or report is the customer's",
                    "responsibilities: [{party: " + customers.iterator().next() + ", duty: …}]");
        }
        boolean remedy = agreement.objectives().stream()
                .anyMatch(it -> it.credit() != null || !it.repeat().isEmpty());
        if (!remedy && agreement.type() == Agreement.Type.CUSTOMER) {
            subject.warning(
                    LintCode.ONE_SIDED,
                    "/objectives",
                    "no objective has a credit: the customer bears every breach",
                    "credit: {flat: \"…\", caps: [{per: scope, over: term, amount: \"…\"}]} in an objective");
        }
    }

    private static Set<String> ids(Agreement agreement, Role role) {
        Set<String> ids = new LinkedHashSet<>();
        agreement.parties().stream()
                .filter(it -> it.role() == role)
                .map(Party::id)
                .forEach(ids::add);
        return ids;
    }

    private static void duties(LintSubject subject) {
        Agreement agreement = subject.agreement();
        if (agreement.people().isEmpty()) {
            subject.warning(
                    LintCode.DUTY_WITHOUT_PEOPLE,
                    "",
                    "no people are appointed: nobody can sign, measure, review or be told",
                    "people: [{user: …, party: …, duties: [owner, signatory]}, …] with both sides in it");
            return;
        }
        Set<String> taken = new HashSet<>();
        agreement.people().stream().map(Person::duties).forEach(taken::addAll);
        for (int index = 0; index < agreement.escalation().size(); index++) {
            need(
                    subject,
                    taken,
                    agreement.escalation().get(index).duty(),
                    "/escalation/" + index + "/duty",
                    "escalates to");
        }
        Disputes disputes = agreement.disputes();
        if (disputes != null && disputes.mediateWithin() != null) {
            need(subject, taken, "mediator", "/disputes/mediateWithin", "hands a dispute to");
        }
        if (disputes != null && disputes.arbitrateWithin() != null) {
            need(subject, taken, "arbiter", "/disputes/arbitrateWithin", "hands a dispute to");
        }
        if (agreement.review() != null) {
            need(subject, taken, "reviewer", "/review", "has reviews by");
        }
        for (int index = 0; index < agreement.parties().size(); index++) {
            Party party = agreement.parties().get(index);
            if (party.role() == Role.PROVIDER || party.role() == Role.CUSTOMER) {
                for (String duty : List.of("owner", "signatory")) {
                    if (agreement.people().stream()
                            .noneMatch(it ->
                                    it.party().equals(party.id()) && it.duties().contains(duty))) {
                        nobody(subject, duty, "/parties/" + index, "the party '" + party.id() + "' has no " + duty);
                    }
                }
            }
        }
        for (int index = 0; index < agreement.series().size(); index++) {
            String owner = agreement.series().get(index).owner();
            if (owner != null
                    && agreement.people().stream()
                            .noneMatch(it ->
                                    it.party().equals(owner) && it.duties().contains("data-owner"))) {
                nobody(
                        subject,
                        "data-owner",
                        "/series/" + index + "/owner",
                        "the party '" + owner + "' owns the series and has no data-owner to ask for missing data");
            }
        }
    }

    private static void need(LintSubject subject, Set<String> taken, String duty, String place, String verb) {
        if (!taken.contains(duty)) {
            nobody(subject, duty, place, "the agreement " + verb + " the " + duty + ", and nobody has that duty");
        }
    }

    private static void nobody(LintSubject subject, String duty, String place, String reason) {
        subject.warning(
                LintCode.DUTY_WITHOUT_PEOPLE,
                place,
                reason,
                "{user: …, party: …, duties: [" + duty + "]} under people");
    }
}
