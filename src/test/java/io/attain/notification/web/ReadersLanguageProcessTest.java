package io.attain.notification.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.attain.notification.Preference;
import io.attain.notification.Preferences;
import io.attain.workflow.ProcessTest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Which language pages and problems are in, by what a browser asks for and by what somebody has chosen. */
@ProcessTest
class ReadersLanguageProcessTest {

    private static final String NO_CHOICE = "auditor";
    private static final String CHOOSER = "mediator";

    @Autowired
    private WebApplicationContext web;

    @Autowired
    private ReadersLanguage languages;

    @Autowired
    private Preferences preferences;

    private MockMvc browser;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(web)
                .addFilters(languages)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, zh-TW, 協議",
        "zh, zh-TW, 協議",
        "zh-HK, zh-TW, 協議",
        "zh-MO, zh-TW, 協議",
        "zh-Hant, zh-TW, 協議",
        "'de-DE, zh-TW;q=0.8, en;q=0.5', zh-TW, 協議",
        "'zh-CN, zh;q=0.8', zh-TW, 協議",
        "de-DE, en, Agreements",
        "zh-Hans-CN, en, Agreements",
        "en-GB, en-GB, Agreements",
        "*, en, Agreements",
        ", en, Agreements"
    })
    void whoHasChosenNothingReadsWhatTheBrowserAsksForAndElseEnglish(
            @Nullable String accepted, String language, String word) throws Exception {
        browser.perform(page("/me/notifications", NO_CHOICE, accepted))
                .andExpect(content().string(containsString("<html lang=\"" + language + "\"")))
                .andExpect(content()
                        .string(containsString(
                                "selected=\"selected\">" + (language.equals("zh-TW") ? "繁體中文" : "English"))));
        browser.perform(page("/agreements", NO_CHOICE, accepted))
                .andExpect(content().string(containsString(word)));
    }

    @Test
    void whatIsChosenHoldsForPagesAndProblemsWhateverTheBrowserAsksFor() throws Exception {
        choose(Locale.TRADITIONAL_CHINESE);
        browser.perform(page("/agreements", CHOOSER, "de-DE"))
                .andExpect(content().string(containsString("<html lang=\"zh-TW\"")));
        browser.perform(page("/agreements/NOTHING", CHOOSER, "en"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("沒有協議 NOTHING。")));
        choose(Locale.ENGLISH);
        browser.perform(page("/agreements/NOTHING", CHOOSER, "zh-TW"))
                .andExpect(content().string(containsString("<html lang=\"en\"")))
                .andExpect(content().string(containsString("There is no agreement NOTHING.")));
    }

    @Test
    void aProblemForMachinesIsChinese() throws Exception {
        browser.perform(get("/api/agreements/NOTHING").with(user(NO_CHOICE)).header("Accept-Language", "zh-TW"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("找不到"))
                .andExpect(jsonPath("$.detail").value("沒有協議 NOTHING。"));
        browser.perform(get("/api/agreements/NOTHING").with(user(NO_CHOICE)).header("Accept-Language", "de"))
                .andExpect(jsonPath("$.title").value("Not Found"))
                .andExpect(jsonPath("$.detail").value("There is no agreement NOTHING."));
        browser.perform(post("/api/tokens")
                        .with(user(NO_CHOICE))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"days\": \"two\"}")
                        .header("Accept-Language", "zh-TW"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("欄位「days」須為數字，而非「two」（第 1 行")));
    }

    @Test
    void whatStandsBeforeThePagesKnowsTheLanguageToo() throws Exception {
        browser.perform(get("/api/agreements").header("Accept-Language", "zh-TW"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.title").value("尚未登入"))
                .andExpect(jsonPath("$.detail").value(containsString("請以 HTTP 基本認證")));
        choose(Locale.TRADITIONAL_CHINESE);
        browser.perform(get("/api/accounts/nothing").with(user(CHOOSER).roles("AUDITOR")))
                .andExpect(jsonPath("$.title").value("找不到"));
    }

    private static MockHttpServletRequestBuilder page(String address, String account, @Nullable String accepted) {
        MockHttpServletRequestBuilder page =
                get(address).with(user(account).roles("AUDITOR")).accept(MediaType.TEXT_HTML);
        return accepted == null ? page : page.header(HttpHeaders.ACCEPT_LANGUAGE, accepted);
    }

    private void choose(Locale language) {
        Preference usual = Preference.DEFAULT;
        preferences.save(
                CHOOSER, new Preference(usual.delivery(), usual.hour(), usual.zone(), language, usual.kinds()));
    }
}
