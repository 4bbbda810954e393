package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.agreement.TermsInWords;
import io.attain.terms.Agreement.Role;
import java.util.List;

/**
 * What the forms of drafting and signing show.
 *
 * @param reference the agreement's reference
 * @param version the version's number
 * @param title its title
 * @param summary what it is about
 * @param provider the providing parties
 * @param customer the receiving parties
 * @param term from when until when
 * @param fees what is paid
 * @param objectives what is promised and what a miss costs
 * @param hash the hash of the terms
 * @param document where the whole text can be read, relative to the host
 */
record AgreementView(
        String reference,
        int version,
        String title,
        String summary,
        String provider,
        String customer,
        String term,
        String fees,
        List<TermsInWords.Line> objectives,
        String hash,
        String document) {

    static AgreementView of(AgreementVersion version) {
        TermsInWords words = new TermsInWords(version.terms());
        return new AgreementView(
                version.reference(),
                version.version(),
                version.terms().title(),
                version.terms().summary(),
                words.parties(Role.PROVIDER),
                words.parties(Role.CUSTOMER),
                words.term(),
                words.fees(),
                words.objectives(),
                version.hash(),
                "/agreements/" + version.reference());
    }
}
