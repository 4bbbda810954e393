package io.attain.audit.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attain.audit.AboutWords;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What a process did is on paper in its reader's language, but for what people wrote. */
class DossierPaperTest {

    private static final String STORY =
            """
            [{
              "instance": {"id": "1", "process": "DisputeResolution"},
              "outcome": "Partly accepted",
              "path": {"name": "Resolution of a dispute", "steps": [{"element": "Task_Respond", "name": "Respond to the claim"}]},
              "tasks": [{
                "name": "Respond to the claim: PAPER-2026, 2026-04",
                "acts": [{"what": "Complete", "who": "provider-owner"}],
                "answers": [
                  {"field": "decision", "label": "What do you say to the claim?", "value": "ACCEPTED", "words": "It is right, I accept it"},
                  {"field": "words", "label": "In words", "value": "Settled", "words": "Settled"}
                ]
              }],
              "decisions": [{"name": "Severity of a breach", "element": "Assess the severity", "rules": [{"row": 4, "reason": "It has come again"}]}],
              "timers": [{"name": "No response in time", "on": "Respond to the claim"}]
            }]
            """;

    @Test
    void aReaderOfChineseReadsItInChinese() throws IOException {
        assertThat(paper(Locale.TAIWAN))
                .contains(
                        "爭議的解決",
                        "部分接受",
                        "回應主張：PAPER-2026,2026-04",
                        "完成者",
                        "您如何回應此主張？",
                        "主張成立，我接受",
                        "未達成的嚴重程度",
                        "評定嚴重程度",
                        "再次發生",
                        "逾期未回應",
                        "Settled")
                .doesNotContain("Respondto", "Partly", "DisputeResolution", "已結清");
    }

    @Test
    void aReaderOfEnglishReadsItAsItWasRecorded() throws IOException {
        assertThat(paper(Locale.ENGLISH))
                .contains(
                        "DisputeResolution",
                        "Partlyaccepted",
                        "Respondtotheclaim:PAPER-2026,2026-04",
                        "Whatdoyousaytotheclaim?",
                        "Itisright,Iacceptit",
                        "Ithascomeagain")
                .doesNotContain("completedby");
    }

    private static String paper(Locale locale) throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(files);
        templates.setTemplateEngineMessageSource(messages);
        Dossier dossier = Dossier.of(
                "dispute 7",
                "Office paper",
                Instant.parse("2026-06-01T10:00:00Z"),
                "auditor",
                List.of(Dossier.Part.of("processes", (ArrayNode) new ObjectMapper().readTree(STORY))));
        try (PDDocument document =
                Loader.loadPDF(new DossierPaper(templates, messages, new AboutWords(messages)).pdf(dossier, locale))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
