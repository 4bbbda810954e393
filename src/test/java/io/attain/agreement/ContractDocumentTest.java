package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.contract.ContractModel;
import io.attain.agreement.contract.Signing;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The contract as a page and on paper; what is rendered here can be looked at below {@code target/contracts}. */
class ContractDocumentTest {

    private static final ITemplateEngine TEMPLATES = templates();
    private static final Path LOOKED_AT = Path.of("target/contracts");

    @ParameterizedTest
    @CsvSource({
        "paper-supply, en, 'Worked example', '24.00 USD for each 1 ream missing', 'The credit would be 48.00 USD.'",
        "paper-supply, zh-TW, '計算範例', '每短少 1 ream，24.00 USD', '補償金額將為 48.00 USD。'",
        "qualified-leads, en, 'Sales: Call each lead within two working days', '80 lead', '1,000.00 USD'",
        "qualified-leads, zh-TW, '部門間的協議', '80 lead', '1,000.00 USD'",
        "closed-deals, en, '成交客戶交接協議', 'rests on the objective “accepted-leads” of the agreement “LEADS-2026”', '6,000.00 TWD'",
        "closed-deals, zh-TW, '成交客戶交接協議', '每月 5 日前|每月第 5 日', '6,000.00 TWD'",
        "it-operations, en, '43 min 12 s', 'If nothing was measured, the verdict is undetermined', '1,000.00 EUR'",
        "it-operations, zh-TW, '43 分 12 秒', '毫無量測資料時，無法判定', '1,000.00 EUR'",
    })
    void saysTheSameOnThePageAndOnPaper(String name, String language, String first, String second, String third)
            throws IOException {
        String page = page(example(name), Signing.NONE, language);
        byte[] pdf = ContractPdf.of(page);
        Files.createDirectories(LOOKED_AT);
        Files.writeString(LOOKED_AT.resolve(name + "." + language + ".html"), page);
        Files.write(LOOKED_AT.resolve(name + "." + language + ".pdf"), pdf);

        String text = squeezed(text(pdf));
        for (String expected : List.of(first, second, third)) {
            assertThat(expected.split("\\|"))
                    .anySatisfy(it -> assertThat(squeezed(plain(page))).contains(squeezed(it)))
                    .anySatisfy(it -> assertThat(text).contains(squeezed(it)));
        }
    }

    private static Agreement example(String name) throws IOException {
        return read(Files.readString(Path.of("examples/" + name + ".yaml")));
    }

    private static Agreement read(String document) {
        Documents documents = Documents.read("test", document);
        assertThat(documents.findings()).extracting(Finding::reason).isEqualTo(List.of());
        return documents.agreements().get(0).agreement();
    }

    private static String page(Agreement terms, Signing signing, String language) {
        return ContractDocument.page(ContractModel.of(terms, signing), Locale.forLanguageTag(language), TEMPLATES);
    }

    private static String plain(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Lines break where they must, on paper too. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static ITemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "contract");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
