package io.attain.report;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister.Entry;
import io.attain.problem.Problem;
import io.attain.report.ReportRecord.Visible;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the logged-in account may do with reports: those of the party that sends or receives one read it, and so do the
 * application's roles; nobody else, whatever part they have in the agreement.
 */
@Component
public class ReportAccess {

    private final AgreementAccess agreements;
    private final Reports reports;
    private final ReportTerms terms;

    ReportAccess(AgreementAccess agreements, Reports reports, ReportTerms terms) {
        this.agreements = agreements;
        this.reports = reports;
        this.terms = terms;
    }

    /**
     * Gets a report that the account may read.
     *
     * @param number its number
     * @return never {@literal null}
     * @throws Problem if there is none, or none for this account, which looks the same
     */
    public OwedReport read(long number) {
        OwedReport owed = reports.get(number);
        if (!reads(owed)) {
            throw Problem.unknown("There is no report " + number + ".");
        }
        return owed;
    }

    /**
     * Tells whether the account may read a report.
     *
     * @param owed never {@literal null}
     */
    public boolean reads(OwedReport owed) {
        boolean all = Login.current().seesAll();
        Set<String> parties =
                all ? Set.of() : terms.partiesOf(owed.reference(), agreements.readers(), agreements.area());
        return all || parties.contains(owed.sender()) || parties.contains(owed.receiver());
    }

    /**
     * Tells what the account finds when it searches.
     *
     * @param reference the only agreement that is asked for, {@literal null} for all
     * @return {@literal null} for everything
     * @throws Problem if the account may not read the agreement that is asked for
     */
    public @Nullable List<Visible> readable(@Nullable String reference) {
        if (reference != null) {
            agreements.read(reference);
        }
        if (Login.current().seesAll()) {
            return null;
        }
        Set<String> readers = agreements.readers();
        Set<String> area = agreements.area();
        List<String> references = reference != null
                ? List.of(reference)
                : agreements.list().stream().map(Entry::reference).toList();
        return references.stream()
                .map(it -> new Visible(it, terms.partiesOf(it, readers, area)))
                .filter(it -> !it.parties().isEmpty())
                .toList();
    }

    /**
     * Tells whether the account may deliver a report.
     *
     * @param owed never {@literal null}
     */
    public boolean delivers(OwedReport owed) {
        return terms.senders(owed).contains(Login.current().name());
    }

    /**
     * Tells whether the account may confirm or refuse a report.
     *
     * @param owed never {@literal null}
     */
    public boolean answers(OwedReport owed) {
        return terms.receivers(owed).contains(Login.current().name());
    }

    /**
     * Checks that the account may deliver a report.
     *
     * @param owed never {@literal null}
     * @throws Problem if it may not
     */
    public void checkDelivering(OwedReport owed) {
        if (!delivers(owed)) {
            throw Problem.forbidden("The report “" + owed.report() + "” of " + owed.reference()
                    + " is delivered by somebody who has the duty “owner” or “data-owner” for the party "
                    + owed.sender() + ".");
        }
    }

    /**
     * Checks that the account may confirm or refuse a report.
     *
     * @param owed never {@literal null}
     * @throws Problem if it may not
     */
    public void checkAnswering(OwedReport owed) {
        if (!answers(owed)) {
            throw Problem.forbidden("The report “" + owed.report() + "” of " + owed.reference()
                    + " is confirmed or refused by somebody who has the duty “receiver” for the party "
                    + owed.receiver() + ", or by its owners where nobody has.");
        }
    }
}
