package io.attain;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;

/** A small agreement with one objective, for a year in Berlin and a service for 1000.00 EUR a month. */
public final class ExampleAgreement {

    private ExampleAgreement() {}

    /**
     * Reads it.
     *
     * @param objective the objective's fields after id, service and series, in flow style
     * @param more lines of the document behind the objectives, empty for none
     */
    public static Agreement of(String objective, String more) {
        String document =
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: EXAMPLE
                title: Example
                type: customer
                zone: Europe/Berlin
                currency: EUR
                term: {from: 2026-01-01, until: 2027-01-01}
                parties: [{id: mill, name: Mill, role: provider}, {id: office, name: Office, role: customer}]
                services: [{id: paper, name: Paper, fee: {amount: "1000.00", per: month}}]
                calendars: [{id: hours, hours: {mon-fri: ["08:00-12:00", "13:00-17:00"]}}]
                objectives:
                  - {id: one, service: paper, series: any, %s}
                %s
                """
                        .formatted(objective, more);
        Documents documents = Documents.read("test", document);
        assertThat(documents.findings()).extracting(Finding::reason).isEmpty();
        return documents.agreements().get(0).agreement();
    }
}
