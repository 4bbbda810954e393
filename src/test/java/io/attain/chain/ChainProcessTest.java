package io.attain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.access.Role;
import io.attain.credit.workflow.PaperSupply;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.Negotiations;
import io.attain.terms.Agreement;
import io.attain.terms.Finding;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** A shop sells what a carrier brings, with fuel that somebody else supplies, over a quarter. */
@ProcessTest
@Import(PaperSupply.class)
class ChainProcessTest {

    private static final String TERMS =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: %1$s
            title: %1$s
            type: customer
            zone: UTC
            currency: EUR
            term: {from: 2026-01-01, until: 2027-01-01}
            parties: [{id: %2$s, name: %2$s, role: provider}, {id: %3$s, name: %3$s, role: customer}]
            people: [{user: %2$s-owner, party: %2$s, duties: [owner, signatory]}, {user: %3$s-owner, party: %3$s, duties: [owner, signatory]}]
            services: [{id: s, name: Service, provider: %2$s, customer: %3$s, fee: {amount: "1000.00", per: month}}]
            series: [{id: calls-%1$s, shape: tally, key: [day], times: {at: {column: day}}, good: {column: good}, total: {column: total}}]
            objectives:
              - {id: uptime, service: s, series: calls-%1$s, indicator: {type: tally}, target: {atLeast: "%4$s"}, period: {every: month}, credit: {flat: "%5$s"}}
            disputes: {claimWithin: P10D, respondWithin: P5D, silence: accepted}
            %6$s
            """;

    private static int number;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private Drafts drafts;

    @Autowired
    private PaperSupply measurements;

    @Autowired
    private WebApplicationContext web;

    private final ObjectMapper json = new ObjectMapper();
    private String shop = "";
    private String carrier = "";
    private String fuel = "";

    /** The shop kept its promise in January, missed it by two points in February and by one in March. */
    @BeforeEach
    void aQuarterIsOver() {
        number++;
        shop = "SHOP-" + number;
        carrier = "CARRIER-" + number;
        fuel = "FUEL-" + number;
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        takeOver(fuel, "fuel", "carrier", "99.5", "7.00", "");
        takeOver(
                carrier,
                "carrier",
                "shop",
                "99.5",
                "40.00",
                """
                exclusions: [{id: no-fuel, definition: There is no fuel to be had, treatment: remove, assessedBy: shop}]
                supports: [{agreement: %s, objective: uptime, relation: series, relieves: true, exclusion: no-fuel}]
                """
                        .formatted(fuel));
        takeOver(
                shop,
                "shop",
                "client",
                "99",
                "100.00",
                """
                exclusions: [{id: no-transport, definition: The carrier fails, treatment: remove, assessedBy: client}]
                supports:
                  - {agreement: %s, objective: uptime, relation: series, for: uptime, relieves: true}
                """
                        .formatted(carrier));
        MovedClock.moveTo("2026-04-03T10:00:00Z");
        send(shop, 999, 970, 980);
        send(carrier, 999, 985, 999);
        send(fuel, 1000, 990, 1000);
        measurements.closeWhatIsDue();
    }

    private void takeOver(
            String reference, String provider, String customer, String target, String credit, String more) {
        negotiations.takeOver(
                terms(reference, provider, customer, target, credit, more), "manager", LocalDate.of(2025, 12, 20));
    }

    private static String terms(
            String reference, String provider, String customer, String target, String credit, String more) {
        return TERMS.formatted(reference, provider, customer, target, credit, more);
    }

    private void send(String reference, int january, int february, int march) {
        measurements.send(
                "calls-" + reference,
                "day,good,total\n2026-01-10," + january + ",1000\n2026-02-10," + february + ",1000\n2026-03-10," + march
                        + ",1000\n",
                Instant.parse("2026-04-02T00:00:00Z"));
    }

    @Test
    void tellsWhereBreachesComeFromOverAllLevels() throws Exception {
        JsonNode chain = json.readTree(asked("/api/agreements/" + shop + "/chain", "auditor"));

        assertThat(texts(chain.at("/chain/agreements"), "reference")).containsExactly(shop, carrier, fuel);
        assertThat(texts(chain.at("/chain/agreements"), "state")).containsExactly("BREACHED", "MET", "MET");
        assertThat(texts(chain.at("/chain/links"), "to")).containsExactly(carrier, fuel);
        assertThat(chain.at("/chain/cycles")).isEmpty();

        JsonNode march = chain.at("/explanations/0");
        assertThat(march.get("period").asText()).isEqualTo("2026-03");
        assertThat(march.at("/causes/0/standing").asText()).isEqualTo("MET");
        assertThat(march.get("own").asText()).isEqualTo("100.000000");

        // 97 % of 99 %: two points. The carrier was one point below its promise, half of that for want of fuel.
        JsonNode february = chain.at("/explanations/1");
        assertThat(february.get("missedBy").asText()).isEqualTo("2.000000");
        assertThat(february.at("/causes/0/share").asText()).isEqualTo("50.000000");
        assertThat(february.at("/causes/0/because/0/causes/0/agreement").asText())
                .isEqualTo(fuel);
        assertThat(february.at("/causes/0/because/0/causes/0/share").asText()).isEqualTo("50.000000");
        assertThat(february.get("own").asText()).isEqualTo("50.000000");
        assertThat(chain.get("explanations")).hasSize(2);
    }

    @Test
    void tellsWhatTheOneInTheMiddleBears() throws Exception {
        JsonNode money = json.readTree(asked("/api/agreements/" + shop + "/chain", "shop-owner"))
                .get("exposure");

        assertThat(texts(money.at("/currencies/0/months"), "month")).containsExactly("2026-02", "2026-03");
        assertThat(texts(money.at("/currencies/0/months"), "net")).containsExactly("60.00", "100.00");
        assertThat(texts(money.at("/currencies/0/months"), "netToDate")).containsExactly("60.00", "160.00");
        assertThat(money.at("/currencies/0/owed/credited").asText()).isEqualTo("200.00");
        assertThat(money.at("/currencies/0/recovered/accrued").asText()).isEqualTo("40.00");
    }

    @Test
    void showsNobodyMoreThanHeMayRead() throws Exception {
        JsonNode clients = json.readTree(asked("/api/agreements/" + shop + "/chain", "client-owner"));
        assertThat(texts(clients.at("/chain/agreements"), "open")).containsExactly("true", "false");
        assertThat(clients.at("/explanations/0/complete").asBoolean()).isFalse();
        assertThat(clients.at("/explanations/1/causes/0/share").isNull()).isTrue();
        assertThat(clients.get("exposure").isNull()).isTrue();

        // The shop sees its carrier, and that this rests on a fuel supply; the fuel supplier sees nothing of the shop.
        JsonNode shops = json.readTree(asked("/api/agreements/" + shop + "/chain", "shop-owner"));
        assertThat(texts(shops.at("/chain/agreements"), "open")).containsExactly("true", "true", "false");
        JsonNode fuels = json.readTree(asked("/api/agreements/" + fuel + "/chain", "fuel-owner"));
        assertThat(texts(fuels.at("/chain/agreements"), "reference")).containsExactly(fuel);
        JsonNode carriers = json.readTree(asked("/api/agreements/" + carrier + "/chain", "carrier-owner"));
        assertThat(texts(carriers.at("/chain/agreements"), "reference")).containsExactly(carrier, fuel);
        asked("/api/agreements/" + shop + "/chain", "fuel-owner", 404);
    }

    @Test
    void drawsTheChainAndLeadsFromASuppliersBreachToAClaim() throws Exception {
        String page = asked("/agreements/" + shop + "/chain", "shop-owner");
        assertThat(page)
                .contains("<svg id=\"chain-drawing\"", "met · 2026-03", "not open to you", "50.0 %", "160.00")
                .doesNotContain("??");
        assertThat(asked("/agreements/" + shop + "/chain?lang=zh-TW", "client-owner"))
                .doesNotContain("class=\"claim\"", "160.00");

        String form = claimed(page, "shop-owner");
        assertThat(form)
                .contains("value=\"2026-02-01T00:00\"", "value=\"2026-03-01T00:00\"")
                .contains(carrier + ", objective uptime: 1 off its own promise, which explains 50 %");
    }

    @Test
    void onlyAnExclusionThatTheTermsNameForASuppliersBreachIsFilledIn() throws Exception {
        assertThat(claimed(asked("/agreements/" + shop + "/chain", "shop-owner"), "shop-owner"))
                .containsOnlyOnce("value=\"no-transport\"")
                .doesNotContain("value=\"no-transport\" checked");
        assertThat(claimed(asked("/agreements/" + carrier + "/chain", "carrier-owner"), "carrier-owner"))
                .contains("value=\"no-fuel\" checked");
    }

    /** The form that a chain leads to. */
    private String claimed(String page, String user) throws Exception {
        String address = page.replaceAll("(?s).*class=\"claim\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        return asked(
                UriComponentsBuilder.fromUriString(address).build(true).toUri().toString(), user);
    }

    @Test
    void saysBeforeSigningByHowMuchATargetCannotBeKept() {
        MovedClock.moveTo("2026-04-03T10:00:00Z");
        String reference = "NEXT-" + shop;
        negotiations.propose(
                terms(
                        reference,
                        "shop",
                        "client",
                        "99.9",
                        "100.00",
                        "supports: [{agreement: " + carrier + ", objective: uptime, relation: series}]"),
                "manager");
        Drafts.Draft draft = drafts.of(reference, Agreement.Role.PROVIDER);

        assertThat(drafts.findings(draft, "shop-owner"))
                .filteredOn(it -> it.code().equals("SUPPORT_TOO_WEAK"))
                .extracting(Finding::reason)
                .containsExactly("the target of 99.9 % is tighter than what it rests on: " + carrier
                        + "/uptime 99.5 % make 99.5 %, which is 0.4 percentage points less");
        assertThat(drafts.findings(draft, "client-owner"))
                .extracting(Finding::code)
                .contains("SUPPORT_NOT_GIVEN")
                .doesNotContain("SUPPORT_TOO_WEAK");
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(it -> it.get(field).asText())
                .toList();
    }

    private String asked(String path, String user) throws Exception {
        return asked(path, user, 200);
    }

    private String asked(String path, String user, int status) throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        user, "", user.equals("auditor") ? Role.AUDITOR.authority() : "ROLE_NOBODY"));
        try {
            return MockMvcBuilders.webAppContextSetup(web)
                    .build()
                    .perform(get(URI.create(path)).locale(Locale.ENGLISH).with(it -> {
                        it.setRemoteUser(user);
                        return it;
                    }))
                    .andExpect(MockMvcResultMatchers.status().is(status))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
