package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationOnH2
class AccountPagesIT {

    private static final String PASSWORD = "Tr4umfabrik-44";

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Accounts accounts;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AccountKeeping keeping;

    @SuppressWarnings("NullAway.Init")
    private Visitor administrator;

    @BeforeEach
    void logIn() {
        administrator = new Visitor(port);
        administrator.logIn("administrator", "demo");
    }

    @Test
    void theListNamesEverybodyAndHoldsNoPassword() {
        assertThat(administrator.get("/accounts").body())
                .contains("provider-owner", "Paula Provider (owner)", "manager", "auditor", "active")
                .doesNotContain("bcrypt", "$2a$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "auditor", "provider-owner"})
    void nobodyElseHasAnythingToDoWithAccounts(String name) {
        Visitor other = new Visitor(port);
        other.logIn(name, "demo");
        assertThat(other.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(other.submit("/agreements", "/accounts/arbiter/lock").statusCode())
                .isEqualTo(403);
        assertThat(other.get("/agreements").body()).doesNotContain("href=\"/accounts\"");
        assertThat(accounts.find("arbiter"))
                .hasValueSatisfying(arbiter -> assertThat(arbiter.enabled()).isTrue());
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(administrator.post("/accounts/arbiter/lock").statusCode()).isEqualTo(403);
        assertThat(accounts.find("arbiter"))
                .hasValueSatisfying(arbiter -> assertThat(arbiter.enabled()).isTrue());
    }

    @Test
    void anAddedAccountLogsInWithItsRoles() {
        assertThat(add("ada.lovelace@example.org", "Ada <Lovelace>", PASSWORD, "roles", "MANAGER", "roles", "AUDITOR")
                        .body())
                .contains(
                        "The account ada.lovelace@example.org can log in now.",
                        "Ada &lt;Lovelace&gt;",
                        "manager, ",
                        "auditor");
        Http ada = Http.at(port).as("ada.lovelace@example.org", PASSWORD);
        assertThat(ada.get("/engine-rest/user").body()).contains("customer-owner");
        assertThat(new Visitor(port).logIn("ada.lovelace@example.org", PASSWORD).body())
                .doesNotContain("href=\"/accounts\"");
    }

    @ParameterizedTest
    @CsvSource({
        "manager, Somebody, Tr4umfabrik-44, name, There is an account of that name.",
        "' ', Somebody, Tr4umfabrik-44, name, A name has 1 to 64 letters",
        "../etc, Somebody, Tr4umfabrik-44, name, A name has 1 to 64 letters",
        "nobody, ' ', Tr4umfabrik-44, displayName, A display name has 1 to 200 characters.",
        "nobody, Nobody, short, password, The password has fewer than 12 characters.",
        "nobody, Nobody, I-am-nobody-else, password, The password contains the account&#39;s name.",
    })
    void aRefusalStandsAtItsFieldAndKeepsWhatWasTyped(
            String name, String displayName, String password, String field, String reason) {
        HttpResponse<String> answer = add(name, displayName, password, "roles", "AUDITOR");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .containsPattern("id=\"" + field + "-error\">" + java.util.regex.Pattern.quote(reason))
                .containsPattern("value=\"AUDITOR\"\\s+checked")
                .contains("value=\"" + name.strip() + "\"")
                .doesNotContain(password);
        assertThat(accounts.find("nobody")).isEmpty();
    }

    @Test
    void aLockedAccountIsOutWhereverItWasLoggedIn() throws Exception {
        add("locked", "Soon Locked", PASSWORD);
        Visitor session = new Visitor(port);
        assertThat(session.logIn("locked", PASSWORD).body()).contains("<h1>Agreements</h1>");
        Http token = Http.at(port).withToken(token("locked", PASSWORD));
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(200);

        assertThat(administrator.submit("/accounts", "/accounts/locked/lock").body())
                .contains("The account locked is locked");
        assertThat(session.get("/agreements").body()).contains("<h1>Log in</h1>");
        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).logIn("locked", PASSWORD).body()).contains("Name or password is wrong.");

        administrator.submit("/accounts", "/accounts/locked/unlock");
        assertThat(new Visitor(port).logIn("locked", PASSWORD).body()).contains("<h1>Agreements</h1>");
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneBegan() throws Exception {
        add("forgetful", "Forgetful", PASSWORD);
        Visitor session = new Visitor(port);
        session.logIn("forgetful", PASSWORD);
        session.get("/camunda/app/tasklist/default/");
        Http token = Http.at(port).withToken(token("forgetful", PASSWORD));

        HttpResponse<String> refused =
                administrator.submit("/accounts", "/accounts/forgetful/password", "password", "forgetful");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"weak-forgetful\">The password has fewer than 12 characters.");
        assertThat(session.get("/agreements").body()).contains("<h1>Agreements</h1>");

        assertThat(administrator
                        .submit("/accounts", "/accounts/forgetful/password", "password", "An0ther-Traum")
                        .body())
                .contains("The account forgetful has a new password.");
        assertThat(session.get("/agreements").body()).contains("<h1>Log in</h1>");
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(Http.at(port).as("forgetful", PASSWORD).get("/api/openapi").statusCode())
                .isEqualTo(401);
        assertThat(Http.at(port)
                        .as("forgetful", "An0ther-Traum")
                        .get("/api/openapi")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyLocksThemselvesOrTheLastAdministrator() {
        assertThat(administrator
                        .submit("/accounts", "/accounts/administrator/lock")
                        .body())
                .contains("Nobody locks their own account.");
        assertThat(administrator.get("/accounts").body()).doesNotContain("/accounts/administrator/lock");
        assertThat(keeping.lock("somebody", "administrator"))
                .contains(new AccountKeeping.Refusal("name", "accounts.lock.last"));
        assertThat(accounts.find("administrator"))
                .hasValueSatisfying(account -> assertThat(account.enabled()).isTrue());
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(administrator
                        .submit("/accounts", "/accounts/unheard-of/lock")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> add(String name, String displayName, String password, String... roles) {
        String[] fields = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("name", name, "displayName", displayName, "password", password),
                        java.util.Arrays.stream(roles))
                .toArray(String[]::new);
        return administrator.submit("/accounts", "/accounts", fields);
    }

    private String token(String name, String password) throws Exception {
        return new ObjectMapper()
                .readTree(Http.at(port)
                        .as(name, password)
                        .post("/api/tokens", "{}")
                        .body())
                .path("token")
                .asText();
    }
}
