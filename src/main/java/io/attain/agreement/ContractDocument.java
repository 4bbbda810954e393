package io.attain.agreement;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.agreement.contract.Contract;
import io.attain.agreement.contract.ContractModel;
import io.attain.agreement.contract.ContractWording;
import io.attain.agreement.contract.Signing;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The readable contract of a version: the same terms as its document, as a page and on paper. */
@Service
public class ContractDocument {

    private static final String TEMPLATE = "agreements/contract";

    private final AgreementRegister register;
    private final GivenSignatures signatures;
    private final Accounts accounts;
    private final ITemplateEngine templates;

    ContractDocument(
            AgreementRegister register, GivenSignatures signatures, Accounts accounts, ITemplateEngine templates) {
        this.register = register;
        this.signatures = signatures;
        this.accounts = accounts;
        this.templates = templates;
    }

    /**
     * Shows a version's contract as a page of its own, which needs nothing else.
     *
     * @param version never {@literal null}
     * @param locale what is read, never {@literal null}; the nearest language that there is serves
     * @return well-formed XHTML
     */
    public String html(AgreementVersion version, Locale locale) {
        return page(ContractModel.of(version.terms(), signing(version)), locale, templates);
    }

    /**
     * Shows a version's contract on paper.
     *
     * @param version never {@literal null}
     * @param locale as for {@link #html}
     * @return a PDF with all its fonts
     */
    public byte[] pdf(AgreementVersion version, Locale locale) {
        return PaperPdf.of(html(version, locale));
    }

    /**
     * Tells in which language a contract is shown.
     *
     * @param locale what is read, never {@literal null}
     * @return the nearest language that there is
     */
    public static Locale language(Locale locale) {
        return Wording.nearest(locale);
    }

    /** The one template for both. */
    static String page(Contract contract, Locale locale, ITemplateEngine templates) {
        ContractWording words = ContractWording.in(locale);
        Context context = new Context(words.locale(), Map.of("contract", contract, "words", words));
        return templates.process(TEMPLATE, context);
    }

    private Signing signing(AgreementVersion version) {
        List<GivenSignature> answers = signatures.of(version);
        ReachedMilestone signed = register.milestones(version.reference()).stream()
                .filter(it -> it.version() == version.version()
                        && it.revision() == version.revision()
                        && it.milestone() == Milestone.SIGNED)
                .findFirst()
                .orElse(null);
        // Who signs here leaves a signature; a version that is signed without any was signed elsewhere.
        Signing.Elsewhere elsewhere = signed == null || !answers.isEmpty()
                ? null
                : new Signing.Elsewhere(signed.actor(), signed.recordedAt(), signed.reason());
        Map<String, String> names = new HashMap<>();
        Stream.of(
                        version.terms().people().stream().map(Person::user),
                        answers.stream().map(GivenSignature::account),
                        Stream.ofNullable(elsewhere).map(Signing.Elsewhere::by))
                .flatMap(it -> it)
                .distinct()
                .forEach(account ->
                        accounts.find(account).map(Account::displayName).ifPresent(name -> names.put(account, name)));
        return new Signing(answers, elsewhere, names);
    }
}
