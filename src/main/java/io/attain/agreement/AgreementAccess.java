package io.attain.agreement;

import io.attain.access.Absences;
import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.access.Areas;
import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.evaluation.PastTerms;
import io.attain.measurement.SeriesCatalogue;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Person;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the logged-in account may do with an agreement. */
@Component
public class AgreementAccess implements io.attain.measurement.SeriesAccess {

    /** The duty of those who look after measurements. */
    public static final String DATA_OWNER = "data-owner";

    private static final List<String> DRAFTING_DUTIES =
            List.of(AgreementVersion.OWNER, AgreementVersion.SIGNATORY, "legal", "reviewer");

    private final AgreementRegister register;
    private final SeriesCatalogue series;
    private final Accounts accounts;
    private final Absences absences;
    private final Areas areas;
    private final Clock clock;

    AgreementAccess(
            AgreementRegister register,
            SeriesCatalogue series,
            Accounts accounts,
            Absences absences,
            Areas areas,
            Clock clock) {
        this.clock = clock;
        this.areas = areas;
        this.register = register;
        this.series = series;
        this.accounts = accounts;
        this.absences = absences;
    }

    /**
     * Names those whose agreements the account reads: itself, and whom it stands in for now.
     *
     * @return nobody for who looks after accounts only, whatever part it had before
     */
    public Set<String> readers() {
        if (Login.current().looksAfterAccountsOnly()) {
            return Set.of();
        }
        Set<String> readers = new TreeSet<>(absences.standsInFor(Login.current().name(), clock.instant()));
        readers.add(Login.current().name());
        return readers;
    }

    /**
     * Names the parties whose agreements the account looks after.
     *
     * @return none for who is no manager of an area
     */
    public Set<String> area() {
        Login login = Login.current();
        return login.is(Role.AREA_MANAGER) ? areas.of(login.name()) : Set.of();
    }

    /**
     * Tells whether the account manages an agreement: managers all, those of an area the agreements of its parties.
     *
     * @param version never {@literal null}
     */
    public boolean manages(AgreementVersion version) {
        return Login.current().is(Role.MANAGER) || version.terms().involves(area());
    }

    /**
     * Gets an agreement that the account {@linkplain #manages manages}.
     *
     * @param reference never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem as {@link #read}, or if the account only reads it
     */
    public AgreementVersion manage(String reference) {
        AgreementVersion version = read(reference);
        if (!manages(version)) {
            throw Problem.forbidden(
                    "This is for a manager, or for a manager of the area that " + reference + " is in.");
        }
        return version;
    }

    /**
     * Tells whether the account has an agreement's figures recomputed: auditors of all, and whoever {@linkplain #manages manages} it.
     *
     * @param version never {@literal null}
     */
    public boolean recomputes(AgreementVersion version) {
        return Login.current().is(Role.AUDITOR) || manages(version);
    }

    /**
     * Gets an agreement whose figures the account {@linkplain #recomputes has recomputed}.
     *
     * @param reference never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem as {@link #read}, or if the account only reads it
     */
    public AgreementVersion recompute(String reference) {
        AgreementVersion version = read(reference);
        if (!recomputes(version)) {
            throw Problem.forbidden(
                    "This is for an auditor, a manager, or a manager of the area that " + reference + " is in.");
        }
        return version;
    }

    /** What opens agreements to the account, found out once for many of them. */
    private record Reading(boolean all, Set<String> readers, Set<String> area) {

        boolean covers(AgreementVersion version) {
            return all
                    || readers.stream().anyMatch(version::concerns)
                    || version.terms().involves(area);
        }
    }

    private Reading reading() {
        return new Reading(Login.current().seesAll(), readers(), area());
    }

    /**
     * Tells whether the account may read a version of an agreement: who has a part in it or stands in for somebody who has, managers and
     * auditors.
     *
     * @param version never {@literal null}
     */
    public boolean reads(AgreementVersion version) {
        return reading().covers(version);
    }

    /**
     * Gets an agreement that the account may read: everybody reads those that they have a part in, managers and auditors
     * read all.
     *
     * @param reference never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem if there is no such agreement, or none for this account, which looks the same
     */
    public AgreementVersion read(String reference) {
        Reading reading = reading();
        return register.find(reference)
                .filter(version -> reading.covers(version) || takesPartInChange(version, reading.readers()))
                .orElseThrow(() -> Problem.unknown("There is no agreement " + reference + "."));
    }

    /**
     * Tells whether an account may read a version of an agreement: who has a part in it, managers and auditors.
     *
     * @param account its name, never {@literal null}
     * @param version never {@literal null}
     */
    public boolean reads(String account, AgreementVersion version) {
        return version.concerns(account)
                || accounts.find(account)
                        .filter(it -> it.roles().stream().anyMatch(Role.SEES_ALL::contains)
                                || (it.roles().contains(Role.AREA_MANAGER)
                                        && version.terms().involves(areas.of(account))))
                        .isPresent();
    }

    /**
     * Tells which agreements an account may read, for who asks about many at once.
     *
     * @param account its name, never {@literal null}
     * @return answers for references of agreements that there are; none if the account is not there any more or locked
     */
    public Predicate<String> readBy(String account) {
        Optional<Account> reader = accounts.find(account).filter(Account::enabled);
        if (reader.isEmpty()) {
            return reference -> false;
        }
        return reader.get().roles().stream().anyMatch(Role.SEES_ALL::contains)
                ? reference -> true
                : reference -> reads(account, register.get(reference));
    }

    /** Who is appointed in a version that is negotiated reads what that version changes. */
    private boolean takesPartInChange(AgreementVersion version, Set<String> readers) {
        AgreementVersion latest = register.latest(version.reference());
        return latest.version() != version.version()
                && !register.status(latest).isLast()
                && readers.stream().anyMatch(latest::concerns);
    }

    /**
     * Lists the agreements that the account may read.
     *
     * @return in order of their references, never {@literal null}
     */
    public List<AgreementRegister.Entry> list() {
        Reading reading = reading();
        return register.all().stream()
                .filter(entry -> reading.all() || reading.covers(register.get(entry.reference())))
                .toList();
    }

    /**
     * Tells which agreements a list for the account is about.
     *
     * @param reference the only one that is asked for, {@literal null} for all
     * @return the references of those that it may read, {@literal null} for all that there are
     * @throws Problem if it may not read the one that is asked for
     */
    public @Nullable List<String> readable(@Nullable String reference) {
        if (reference != null) {
            return List.of(read(reference).reference());
        }
        return Login.current().seesAll()
                ? null
                : list().stream().map(AgreementRegister.Entry::reference).toList();
    }

    /**
     * Checks that the account may propose this document: a manager, or an owner who is named in it.
     *
     * @param document in YAML or JSON, never {@literal null}
     * @throws Problem if it may not, or if the document is no sound agreement
     */
    public void checkProposal(String document) {
        Login login = Login.current();
        Agreement terms = DraftDocument.read(document);
        boolean owner = terms.people().stream()
                .anyMatch(person ->
                        person.user().equals(login.name()) && person.duties().contains(AgreementVersion.OWNER));
        if (!owner && !login.is(Role.MANAGER) && !terms.involves(area())) {
            throw Problem.forbidden(
                    "An agreement is proposed by a manager or by somebody who has the duty “owner” in it.");
        }
    }

    /**
     * Checks that the account looks after an agreement: a manager, or one of its owners.
     *
     * @param version never {@literal null}
     * @throws Problem if it does not
     */
    public void checkOwner(AgreementVersion version) {
        if (!manages(version)
                && version.appointment(Login.current().name(), AgreementVersion.OWNER)
                        .isEmpty()) {
            throw Problem.forbidden(
                    "This is for a manager, or for somebody who has the duty “owner” in " + version.reference() + ".");
        }
    }

    /**
     * Checks that the account may send measurements of a series: a manager, or an owner or data owner of an agreement that
     * reads it. As with {@linkplain #checkReading reading}, only an agreement that somebody proposed who had access counts: else
     * anybody could write a document that names the series, and then feed it.
     *
     * @param series the series' id, never {@literal null}
     * @throws Problem if it may not
     */
    @Override
    public void checkMeasurements(String series) {
        if (!sends(series)) {
            throw Problem.forbidden(
                    "Measurements of " + series
                            + " are sent by a manager or by somebody who has the duty “data-owner” or “owner” in an agreement that reads them.");
        }
    }

    private boolean sends(String series) {
        Login login = Login.current();
        return login.is(Role.MANAGER)
                || readers(series).byAgreement().keySet().stream()
                        .map(register::get)
                        .filter(version -> version.terms().objectives().stream()
                                .anyMatch(objective -> objective.series().equals(series)))
                        .anyMatch(version ->
                                version.appointment(login.name(), DATA_OWNER).isPresent()
                                        || version.appointment(login.name(), AgreementVersion.OWNER)
                                                .isPresent());
    }

    @Override
    public boolean sees(String series) {
        Login login = Login.current();
        Readers readers = readers(series);
        return readsEverySeries(login)
                || readers.accounts().contains(login.name())
                || isIn(area(), readers)
                || sends(series);
    }

    /**
     * Checks that the account may see a back-test of an agreement on the measurements that the server keeps: managers,
     * auditors, and its owners, signatories, lawyers and reviewers, if they may {@linkplain #checkReading read its series}.
     *
     * @param version never {@literal null}
     * @throws Problem if it may not
     */
    public void checkBacktest(AgreementVersion version) {
        if (!takesPartInDrafting(version)) {
            throw Problem.forbidden(
                    "A back-test of " + version.reference()
                            + " is for managers, auditors, and those who have the duty “owner”, “signatory”, “legal” or “reviewer” in it.");
        }
        checkReading(PastTerms.series(version.terms()));
    }

    /**
     * Tells whether the account's duties in an agreement, or its role, let it see a back-test of it, its series aside.
     *
     * @param version never {@literal null}
     */
    public boolean takesPartInDrafting(AgreementVersion version) {
        Login login = Login.current();
        return readsEverySeries(login)
                || version.terms().involves(area())
                || DRAFTING_DUTIES.stream().anyMatch(duty -> version.appointment(login.name(), duty)
                        .isPresent());
    }

    private static boolean readsEverySeries(Login login) {
        return login.is(Role.MANAGER) || login.is(Role.AUDITOR);
    }

    /**
     * Checks that the account may see what can be learned from the measurements of some series: managers and auditors, who
     * defined the series first, and whoever drafts, checks, reviews or signs a version of an agreement that reads it and that
     * one of these recorded. So access is only ever handed on by those who have it, and a document that
     * somebody wrote for himself opens nothing.
     *
     * @param wanted the ids of the series, never {@literal null}
     * @throws Problem if it may not
     */
    @Override
    public void checkReading(Collection<String> wanted) {
        Login login = Login.current();
        if (!readsEverySeries(login) && !managesReading(wanted) && !reads(login.name(), wanted)) {
            throw Problem.forbidden(
                    "The measurements of " + String.join(", ", wanted)
                            + " are read by managers, auditors, who defined the series, and those who have the duty “owner”, “signatory”, “legal” or “reviewer” in an agreement that one of these has proposed.");
        }
    }

    /**
     * Tells whether an account may see what can be learned from the measurements of some series, by the duties that it has;
     * what its role opens to it comes on top, see {@link #checkReading}.
     *
     * @param account its name, never {@literal null}
     * @param wanted the ids of the series, never {@literal null}
     */
    public boolean reads(String account, Collection<String> wanted) {
        return wanted.stream()
                .allMatch(id ->
                        series.find(id).isEmpty() || readers(id).accounts().contains(account));
    }

    /**
     * Checks that who recorded a version may have it judged on the series that it names: managers, and those who
     * {@linkplain #checkReading read them}. Else anybody could agree with himself on what others measure, and read the verdicts.
     *
     * @param version just recorded, never {@literal null}
     * @throws Problem if one of its series is kept for others
     */
    public void checkSeries(AgreementVersion version) {
        String account = version.recordedBy();
        for (String id : PastTerms.series(version.terms())) {
            if (!isManager(account) && !readers(id).accounts().contains(account)) {
                throw Problem.forbidden(
                        "The series " + id
                                + " is kept for others. A manager, or somebody who has the duty “owner”, “signatory”, “legal” or “reviewer” in an agreement of theirs, can propose terms on it; or name another series.");
            }
        }
    }

    /**
     * Who reads a series by their duties.
     *
     * @param accounts those who defined it and those whom an agreement gives a duty that reads
     * @param byAgreement those of each agreement that counts
     */
    private record Readers(Set<String> accounts, Map<String, Set<String>> byAgreement) {}

    private boolean managesReading(Collection<String> wanted) {
        Set<String> area = area();
        return !area.isEmpty() && wanted.stream().allMatch(id -> series.find(id).isEmpty() || isIn(area, readers(id)));
    }

    /** One of the agreements that read a series, and count, is in the area. */
    private boolean isIn(Set<String> area, Readers readers) {
        return !area.isEmpty()
                && readers.byAgreement().keySet().stream()
                        .anyMatch(it -> register.get(it).terms().involves(area));
    }

    private Readers readers(String id) {
        Map<String, Set<String>> byAgreement = new HashMap<>();
        Set<String> readers = new TreeSet<>();
        series.definedBy(id).ifPresent(readers::add);
        Set<String> definers = Set.copyOf(readers);
        for (AgreementVersion version : register.versionsReading(id)) {
            if (readers.contains(version.recordedBy()) || isManager(version.recordedBy())) {
                byAgreement.put(
                        version.reference(),
                        version.terms().people().stream()
                                .filter(person -> person.duties().stream().anyMatch(DRAFTING_DUTIES::contains))
                                .map(Person::user)
                                .collect(Collectors.toSet()));
                readers = new TreeSet<>(definers);
                byAgreement.values().forEach(readers::addAll);
            }
        }
        return new Readers(readers, byAgreement);
    }

    private boolean isManager(String account) {
        return accounts.find(account)
                .filter(it -> it.roles().contains(Role.MANAGER))
                .isPresent();
    }
}
