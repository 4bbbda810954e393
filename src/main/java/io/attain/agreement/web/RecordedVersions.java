package io.attain.agreement.web;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.problem.Problem;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the versions and revisions that a request names by their numbers. */
@Component
class RecordedVersions {

    private final AgreementRegister register;

    RecordedVersions(AgreementRegister register) {
        this.register = register;
    }

    /**
     * Finds one of them.
     *
     * @param reference the reference of an existing agreement, never {@literal null}
     * @param version the version's number, {@literal null} for the last
     * @param revision the revision's number, {@literal null} for that version's last
     * @return never {@literal null}
     * @throws Problem if there is none of that number; it names those that there are
     */
    AgreementVersion find(String reference, @Nullable Integer version, @Nullable Integer revision) {
        List<AgreementVersion> versions = register.versions(reference);
        AgreementVersion found = find(versions, AgreementVersion::version, version, "version", reference);
        if (revision == null) {
            return found;
        }
        return find(
                register.revisions(reference, found.version()),
                AgreementVersion::revision,
                revision,
                "revision",
                "version " + found.version() + " of " + reference);
    }

    /**
     * Finds what was recorded before another: the version before, or else the revision before.
     *
     * @param later never {@literal null}
     * @param revisions whether the revision before goes first
     * @return never {@literal null}
     * @throws Problem if it is the first
     */
    AgreementVersion before(AgreementVersion later, boolean revisions) {
        AgreementVersion version = last(register.versions(later.reference()).stream()
                .filter(it -> it.version() < later.version())
                .toList());
        AgreementVersion revision = last(register.revisions(later.reference(), later.version()).stream()
                .filter(it -> it.revision() < later.revision())
                .toList());
        AgreementVersion first = revisions ? revision : version;
        AgreementVersion found = first != null ? first : revisions ? version : revision;
        if (found == null) {
            throw Problem.conflict("Version " + later.version() + " of " + later.reference()
                    + " is the first; there is none before it to compare it with.");
        }
        return found;
    }

    private static @Nullable AgreementVersion last(List<AgreementVersion> versions) {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    private static AgreementVersion find(
            List<AgreementVersion> all,
            ToIntFunction<AgreementVersion> numberOf,
            @Nullable Integer number,
            String kind,
            String of) {
        if (number == null) {
            return all.get(all.size() - 1);
        }
        return all.stream()
                .filter(it -> numberOf.applyAsInt(it) == number)
                .findFirst()
                .orElseThrow(() -> Problem.unknown("There is no " + kind + " " + number + " of " + of + ", only "
                        + all.stream()
                                .map(it -> Integer.toString(numberOf.applyAsInt(it)))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
