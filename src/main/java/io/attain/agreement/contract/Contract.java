package io.attain.agreement.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement as a contract to be read: all that its terms say, in the order in which people read it, in no
 * language yet. {@link ContractModel} derives it; one template shows it, as a page and on paper.
 *
 * @param reference the agreement's reference
 * @param version the version's number
 * @param title its title
 * @param summary what it is about, empty when not said
 * @param hash the hash of the terms
 * @param standing whether it is signed
 * @param isSigned whether all signatories have signed this very hash, or it was signed elsewhere
 * @param outline term, zone, currency and the like
 * @param parties the parties with their people
 * @param services what is provided
 * @param responsibilities what the parties owe apart from the objectives
 * @param rules how figures and credits come about in general
 * @param objectives what is promised
 * @param credits what holds for all credits together
 * @param exclusions what does not count
 * @param calendars business hours
 * @param reports report duties
 * @param escalation the ladder
 * @param disputes the clause on disputes, with the claim window
 * @param review the clauses on review and renewal
 * @param supports what it rests on
 * @param series where the measurements come from
 * @param signatures who has signed and who has to
 */
public record Contract(
        String reference,
        int version,
        String title,
        String summary,
        String hash,
        Phrase standing,
        boolean isSigned,
        List<Clause> outline,
        List<PartyEntry> parties,
        List<Entry> services,
        List<Phrase> responsibilities,
        List<Phrase> rules,
        List<ObjectiveEntry> objectives,
        List<Clause> credits,
        List<Entry> exclusions,
        List<CalendarEntry> calendars,
        List<Phrase> reports,
        List<Step> escalation,
        List<Clause> disputes,
        List<Clause> review,
        List<Phrase> supports,
        List<Entry> series,
        List<SignatureEntry> signatures) {

    /**
     * A clause with its label.
     *
     * @param label its key below {@code contract.label}
     * @param text what it says
     */
    public record Clause(String label, Phrase text) {}

    /**
     * Something with a name and clauses.
     *
     * @param id its id within the agreement
     * @param name its name, the id where it has no other
     * @param clauses what is said about it
     */
    public record Entry(String id, String name, List<Clause> clauses) {

        /** Copies the list. */
        public Entry {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A party.
     *
     * @param name its name
     * @param id its id within the agreement
     * @param role what it is in the agreement
     * @param people one line for each duty
     */
    public record PartyEntry(String name, String id, Phrase role, List<Duty> people) {

        /** Copies the list. */
        public PartyEntry {
            people = List.copyOf(people);
        }
    }

    /**
     * The people of a party who have a duty.
     *
     * @param duty the duty
     * @param people who they are
     */
    public record Duty(Phrase duty, Phrase people) {}

    /**
     * An objective.
     *
     * @param id its id within the agreement
     * @param name its name
     * @param clauses what is promised and how it is judged
     * @param budgets what time the target leaves, empty where it leaves none to speak of
     * @param credit what a breach costs, {@literal null} for nothing
     * @param reward what a better figure earns, empty for nothing
     */
    public record ObjectiveEntry(
            String id,
            String name,
            List<Clause> clauses,
            List<Budget> budgets,
            @Nullable CreditEntry credit,
            List<Clause> reward) {

        /** Copies the lists. */
        public ObjectiveEntry {
            clauses = List.copyOf(clauses);
            budgets = List.copyOf(budgets);
            reward = List.copyOf(reward);
        }
    }

    /**
     * What a target leaves.
     *
     * @param label in which time, its key below {@code contract}
     * @param time how long
     */
    public record Budget(String label, Phrase time) {}

    /**
     * What a breach costs.
     *
     * @param tiers the table of tiers, the nearest to the target first, empty where another rule holds
     * @param clauses other rules, basis and caps
     * @param example an example in money
     */
    public record CreditEntry(List<TierRow> tiers, List<Clause> clauses, Phrase example) {

        /** Copies the lists. */
        public CreditEntry {
            tiers = List.copyOf(tiers);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A row of a table of tiers.
     *
     * @param range for which figures
     * @param payment what is paid
     */
    public record TierRow(Phrase range, Phrase payment) {}

    /**
     * A business calendar.
     *
     * @param id its id within the agreement
     * @param hours the open hours of the week
     * @param clauses holidays and exceptions
     */
    public record CalendarEntry(String id, List<Hours> hours, List<Clause> clauses) {

        /** Copies the lists. */
        public CalendarEntry {
            hours = List.copyOf(hours);
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * The same hours on some days of the week.
     *
     * @param days which
     * @param stretches from when until when
     */
    public record Hours(Phrase days, Phrase stretches) {}

    /**
     * A step of the escalation ladder.
     *
     * @param level its number
     * @param after how long after the breach
     * @param duty whose people are told or must act
     */
    public record Step(int level, Phrase after, Phrase duty) {}

    /**
     * A signature that is there or wanted.
     *
     * @param who the signatory
     * @param party for whom
     * @param state signed, refused or neither, and when
     * @param hash the hash that was signed, {@literal null} where none was
     * @param isSigned whether this contract's hash was signed
     */
    public record SignatureEntry(Phrase who, Phrase party, Phrase state, @Nullable String hash, boolean isSigned) {}

    /** Copies the lists. */
    public Contract {
        outline = List.copyOf(outline);
        parties = List.copyOf(parties);
        services = List.copyOf(services);
        responsibilities = List.copyOf(responsibilities);
        rules = List.copyOf(rules);
        objectives = List.copyOf(objectives);
        credits = List.copyOf(credits);
        exclusions = List.copyOf(exclusions);
        calendars = List.copyOf(calendars);
        reports = List.copyOf(reports);
        escalation = List.copyOf(escalation);
        disputes = List.copyOf(disputes);
        review = List.copyOf(review);
        supports = List.copyOf(supports);
        series = List.copyOf(series);
        signatures = List.copyOf(signatures);
    }
}
