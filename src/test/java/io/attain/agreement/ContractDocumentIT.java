package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.ApplicationOnH2;
import io.attain.Http;
import io.attain.access.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The contract over HTTP: its forms, its languages, and who may read it. */
@ApplicationOnH2
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractDocumentIT {

    private static final String REFERENCE = "CONTRACT-IT";
    private static final String PATH = "/api/agreements/" + REFERENCE + "/document";

    @LocalServerPort
    private int port;

    @BeforeAll
    void takeOver() throws IOException {
        String document =
                Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", REFERENCE);
        HttpResponse<String> answer = Http.at(port)
                .as("manager")
                .post("/api/agreements?signed=2025-12-20", document, "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, text/plain, reference: CONTRACT-IT",
                "-, */*, -, text/plain, reference: CONTRACT-IT",
                "-, text/plain, -, text/plain, reference: CONTRACT-IT",
                "-, 'application/pdf;q=0.5, text/html', -, text/html, Worked example",
                "-, 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', -, text/html, Worked example",
                "-, application/pdf, -, application/pdf, %PDF",
                "?format=html, -, -, text/html, Worked example",
                "?format=pdf, text/html, -, application/pdf, %PDF",
                "?format=source, text/html, -, text/plain, reference: CONTRACT-IT",
                "-, text/html, 'zh-TW,zh;q=0.9,en;q=0.8', text/html, 計算範例",
                "-, text/html, 'fr, zh-Hant;q=0.5, en;q=0.1', text/html, 計算範例",
                "-, text/html, fr, text/html, Worked example",
                "?lang=zh-TW, text/html, en, text/html, 計算範例",
                "?format=html&lang=en, -, zh-TW, text/html, Worked example",
            })
    void answersInTheFormAndLanguageThatIsAskedFor(
            String query, String accept, String languages, String type, String content) {
        HttpResponse<String> answer = Http.at(port)
                .as("customer-legal")
                .get(
                        PATH + (query == null ? "" : query),
                        "Accept",
                        accept == null ? "*/*" : accept,
                        "Accept-Language",
                        languages == null ? "en" : languages);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith(type));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).contains(content);
    }

    @Test
    void saysThatItWasSignedElsewhereAndNamesPeople() {
        String page = Http.at(port).as("auditor").get(PATH + "?format=html").body();

        assertThat(page)
                .contains("Signed outside of Attain; recorded by Max Manager (manager)")
                .contains("Signed elsewhere on 2025-12-20")
                .contains("Simon Customer (signatory) (customer-signatory)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=docx", "?format=html&lang=de", "?format=PDF"})
    void refusesWhatThereIsNot(String query) {
        assertThat(Http.at(port).as("manager").get(PATH + query).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesToAnswerInWhatItCannotMake() {
        assertThat(Http.at(port).as("manager").get(PATH, "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=html", "?format=pdf"})
    void isReadByWhoeverReadsTheAgreement(String query) {
        assertThat(Http.at(port).get(PATH + query).statusCode()).isEqualTo(401);
        assertThat(Http.at(port).as("administrator").get(PATH + query).statusCode())
                .isEqualTo(Http.at(port)
                        .as("administrator")
                        .get("/api/agreements/" + REFERENCE)
                        .statusCode());
        assertThat(Http.at(port)
                        .as("manager")
                        .get("/api/agreements/NONE/document" + query)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBrowserIsSentToTheLoginPage() {
        HttpResponse<String> answer = Http.at(port).get(PATH + "?format=pdf", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void thePageOfTheAgreementLinksBothForms() {
        Visitor visitor = new Visitor(port);
        visitor.logIn("customer-owner", "demo");
        String page = visitor.get("/agreements/" + REFERENCE).body();

        for (String form : List.of("html", "pdf")) {
            String link = PATH + "?format=" + form + "&lang=en";
            assertThat(page).contains("href=\"" + link.replace("&", "&amp;") + "\"");
            assertThat(visitor.get(link).statusCode()).isEqualTo(200);
        }
    }
}
