package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example agreements that ship with the product can be read from its classpath. */
class ExampleAgreementsTest {

    @ParameterizedTest
    @CsvSource({
        "paper-supply.yaml, PAPER-2026, CUSTOMER, 4, 2",
        "qualified-leads.yaml, LEADS-2026, INTERNAL, 4, 4",
        "closed-deals.yaml, DEALS-2026, MULTI_LEVEL, 4, 3",
        "it-operations.yaml, SHOP-OPERATIONS-2026, CUSTOMER, 5, 3",
    })
    void readsEachExample(String file, String reference, Agreement.Type type, int objectives, int series)
            throws IOException {
        Documents documents = Documents.read(file, content(file));

        assertThat(documents.findings()).isEmpty();
        assertThat(documents.agreements()).singleElement().satisfies(document -> {
            Agreement agreement = document.agreement();
            assertThat(agreement.reference()).isEqualTo(reference);
            assertThat(agreement.type()).isEqualTo(type);
            assertThat(agreement.objectives()).hasSize(objectives);
            assertThat(agreement.series()).hasSize(series);
        });
    }

    private static byte[] content(String file) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(ExampleAgreementsTest.class.getResourceAsStream("/examples/" + file), file)) {
            return stream.readAllBytes();
        }
    }
}
