package io.attain.agreement.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.terms.Difference;
import io.attain.terms.Difference.Change;
import io.attain.terms.DifferenceWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed from one version of an agreement to another. */
@RestController
@Tag(name = "Agreements")
class DifferenceController {

    private final RecordedVersions versions;
    private final AgreementAccess access;

    DifferenceController(RecordedVersions versions, AgreementAccess access) {
        this.versions = versions;
        this.access = access;
    }

    record Version(int version, int revision, String hash) {}

    record Term(
            String path,
            Difference.Kind kind,
            boolean hashed,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable Integer lineBefore,
            @Nullable Integer lineAfter,
            String words) {}

    record Answer(String reference, Version from, Version to, boolean sameHash, List<Term> changes) {}

    @Operation(
            summary = "Tells what differs between two versions, or revisions, of an agreement, term by term",
            description =
                    "By default between the last two versions, or the last two revisions if there is one version"
                            + " only; a version stands for its last revision unless another is named. Paths are like JSON pointers with the ids of list parts in"
                            + " place of their positions; changes that are not 'hashed' are appointments of people, which are"
                            + " no terms. The words are in the language that the account has chosen, else of Accept-Language, unless lang says another.")
    @GetMapping("/api/agreements/{reference}/diff")
    Answer difference(
            @PathVariable String reference,
            @Parameter(description = "The earlier version, by default the one before the later")
                    @RequestParam(name = "from", required = false)
                    @Nullable
                    Integer from,
            @Parameter(description = "The later version, by default the last")
                    @RequestParam(name = "to", required = false)
                    @Nullable
                    Integer to,
            @Parameter(
                            description =
                                    "The earlier version's revision, by default its last; without “from” one of the same version")
                    @RequestParam(name = "fromRevision", required = false)
                    @Nullable
                    Integer fromRevision,
            @Parameter(
                            description =
                                    "The later version's revision, by default its last; alone, it is compared with the one before")
                    @RequestParam(name = "toRevision", required = false)
                    @Nullable
                    Integer toRevision,
            @Parameter(description = "The language of the words: en or zh-TW")
                    @RequestParam(name = "lang", required = false)
                    @Nullable
                    String lang,
            Locale accepted) {
        access.read(reference);
        AgreementVersion later = versions.find(reference, to, toRevision);
        AgreementVersion earlier = from == null && fromRevision == null
                ? versions.before(later, toRevision != null)
                : versions.find(reference, from == null ? Integer.valueOf(later.version()) : from, fromRevision);
        Difference difference =
                Difference.between(DraftDocument.source(earlier.document()), DraftDocument.source(later.document()));
        DifferenceWords words = new DifferenceWords(difference, lang == null ? accepted : Locale.forLanguageTag(lang));
        return new Answer(
                reference,
                new Version(earlier.version(), earlier.revision(), earlier.hash()),
                new Version(later.version(), later.revision(), later.hash()),
                difference.hasSameHash(),
                difference.changes().stream().map(it -> term(it, words)).toList());
    }

    private static Term term(Change change, DifferenceWords words) {
        return new Term(
                change.path(),
                change.kind(),
                change.isHashed(),
                change.before(),
                change.after(),
                change.lineBefore(),
                change.lineAfter(),
                words.of(change));
    }
}
