package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.attain.agreement.contract.ContractModel;
import io.attain.agreement.contract.Signing;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        "paper-supply, en, 'Regional office', '24.00 USD for each 1 ream missing', 'The credit would be 48.00 USD.'",
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
        byte[] pdf = PaperPdf.of(page);
        leave(name + "." + language, page, pdf);

        String text = squeezed(text(pdf));
        for (String expected : List.of(first, second, third)) {
            assertThat(expected.split("\\|"))
                    .anySatisfy(it -> assertThat(squeezed(plain(page))).contains(squeezed(it)))
                    .anySatisfy(it -> assertThat(text).contains(squeezed(it)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW"})
    void bringsAllItsFontsAlong(String language) throws IOException {
        byte[] pdf = PaperPdf.of(page(example("closed-deals"), Signing.NONE, language));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDFont> fonts = StreamSupport.stream(document.getPages().spliterator(), false)
                    .flatMap(ContractDocumentTest::fonts)
                    .toList();
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).anyMatch(it -> it.getName().endsWith("DroidSansFallback"));
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            assertThat(document.getDocumentInformation().getTitle()).contains("成交客戶交接協議", "DEALS-2026");
        }
        String last = "/ " + pages(pdf);
        assertThat(squeezed(text(pdf))).contains(squeezed(pages(pdf) + last));
    }

    @Test
    void showsWhateverPeopleWriteAsItIs() throws IOException {
        String hostile =
                "<script>alert(1)</script> & \u202Etxt.exe\u202C \uD83D\uDE80 שלום (עולם) ]]> &amp; 'x' {0} ${7*7} #{app.name}";
        Agreement terms = read(Files.readString(Path.of("examples/paper-supply.yaml"))
                .replace("title: Office paper supply", "title: " + quoted(hostile))
                .replace("name: Reams delivered", "name: " + quoted("x".repeat(700)))
                .replace("name: Hudson Paper Mill", "name: " + quoted("<img src='file:///etc/passwd'/>"))
                .replace(
                        "Unloading at ground level", quoted("<link rel='stylesheet' href='http://127.0.0.1:9/x.css'/>"))
                .replace("name: Regional office", "name: " + quoted("一".repeat(300))));

        String page = page(terms, Signing.NONE, "en");
        byte[] pdf = PaperPdf.of(page);
        leave("hostile", page, pdf);
        String text = squeezed(text(pdf));

        assertThat(page).doesNotContain("<script", "<img", "<link", "\u202E").contains("&lt;script&gt;alert(1)");
        assertThat(plain(page)).contains("{0} ${7*7} #{app.name}", "\u2068", "שלום (עולם)");
        assertThat(text)
                .contains("<script>alert(1)</script>&txt.exe", "{0}${7*7}#{app.name}", "]]>&amp;'x'")
                .contains("x".repeat(700), "一".repeat(300), "<imgsrc='file:///etc/passwd'/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='%s'/>",
                "<object data='%s'></object>",
                "<link rel='stylesheet' href='%s'/>",
                "<style>@import url('%s');</style>",
                "<style>@font-face { font-family: x; src: url('%s'); } p { font-family: x; }</style>",
                "<p style=\"background-image: url('%s')\">x</p>",
                "<p style=\"content: url('%s')\">x</p>",
            })
    void readsNothingFromElsewhere(String element, @TempDir Path folder) throws IOException {
        Path image = folder.resolve("x.png");
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        byte[] content = Files.readAllBytes(image);
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            String there = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            for (String address : List.of(there, image.toUri().toString())) {
                byte[] pdf = PaperPdf.of("<html><head><title>x</title></head><body><p>y</p>"
                        + element.replace("%s", address) + "</body></html>");
                try (PDDocument document = Loader.loadPDF(pdf)) {
                    assertThat(document.getPage(0).getResources().getXObjectNames())
                            .isEmpty();
                }
            }
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void saysWhoHasSignedAndWhoHasNot() throws IOException {
        Agreement terms = example("paper-supply");
        Instant noon = Instant.parse("2026-01-05T17:00:00Z");
        GivenSignature signed =
                new GivenSignature("provider-signatory", "Hudson Paper Mill", true, terms.hash(), "", noon);
        GivenSignature other =
                new GivenSignature("customer-signatory", "Regional office", true, terms.hash(), "", noon);
        GivenSignature refused =
                new GivenSignature("customer-signatory", "Regional office", false, terms.hash(), "Too dear", noon);
        Map<String, String> names = Map.of("provider-signatory", "Sven");

        assertThat(plain(page(terms, Signing.NONE, "en"))).contains("Not signed yet.", "not signed yet", terms.hash());
        assertThat(plain(page(terms, Signing.NONE, "zh-TW"))).contains("尚未簽署。");
        assertThat(plain(page(terms, new Signing(List.of(signed), null, names), "en")))
                .contains("Not signed by all yet: 1 of 2 signatures.", "Sven (provider-signatory)")
                .contains("signed on 5 January 2026, 12:00", "not signed yet");
        String all = page(terms, new Signing(List.of(signed, other), null, names), "en");
        leave("signed", all, PaperPdf.of(all));
        assertThat(plain(all)).contains("Signed by all signatories.").doesNotContain("not signed yet");
        assertThat(plain(page(terms, new Signing(List.of(signed, refused), null, names), "en")))
                .contains("a signatory has refused", "refused on 5 January 2026, 12:00: Too dear");
        Signing.Elsewhere elsewhere = new Signing.Elsewhere("manager", noon, "Signed elsewhere on 2025-12-20");
        assertThat(plain(page(terms, new Signing(List.of(), elsewhere, names), "en")))
                .contains("Signed outside of Attain; recorded by manager on 5 January 2026, 12:00")
                .doesNotContain("not signed yet");
    }

    @Test
    void aSignatureUnderAnotherHashIsNone() throws IOException {
        Agreement terms = example("paper-supply");
        Signing signing = new Signing(
                Stream.of("provider-signatory", "customer-signatory")
                        .map(it -> new GivenSignature(it, "x", true, "sha256:other", "", Instant.EPOCH))
                        .toList(),
                null,
                Map.of());

        assertThat(ContractModel.of(terms, signing).isSigned()).isFalse();
    }

    private static Stream<PDFont> fonts(PDPage page) {
        return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
                .map((COSName name) -> {
                    try {
                        return page.getResources().getFont(name);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** A text of YAML that is not read as anything else. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0007", "\\a") + "\"";
    }

    /** Leaves a contract to be looked at. */
    private static void leave(String name, String page, byte[] pdf) throws IOException {
        Files.createDirectories(LOOKED_AT);
        Files.writeString(LOOKED_AT.resolve(name + ".html"), page);
        Files.write(LOOKED_AT.resolve(name + ".pdf"), pdf);
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
