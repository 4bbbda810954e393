package io.attain.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class ReadingDirectionTest {

    private static final String SAID = "\u202Egnp.exe\u202C, \u05E9\u05DC\u05D5\u05DD\u200F 144.00";
    private static final String READ = "gnp.exe, \u05E9\u05DC\u05D5\u05DD\u200F 144.00";

    private static String page(String template) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new ReadingDirection());
        return engine.process(template, new Context(Locale.ENGLISH, Map.of("said", SAID)));
    }

    @Test
    void whatIsReadRunsAsItIsWritten() {
        assertThat(page("<td><b>x</b> <i th:text=\"${said}\">y</i></td>"))
                .isEqualTo("<td><b>x</b> <i>" + READ + "</i></td>");
        assertThat(page("<td>[[${said}]]</td>")).isEqualTo("<td>" + READ + "</td>");
    }

    @Test
    void whatIsEditedStaysAsItIs() {
        assertThat(page("<textarea th:text=\"${said}\">y</textarea><p th:text=\"${said}\">y</p>"))
                .isEqualTo("<textarea>" + SAID + "</textarea><p>" + READ + "</p>");
    }
}
