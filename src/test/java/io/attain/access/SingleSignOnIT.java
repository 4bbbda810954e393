package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.notification.Preference;
import io.attain.notification.Preferences;
import io.provider.Provider;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single sign-on against a real provider, Spring Authorization Server, over HTTP. */
class SingleSignOnIT {

    @SuppressWarnings("NullAway.Init")
    private static Provider provider;

    @SuppressWarnings("NullAway.Init")
    private static RunningApplication application;

    private static int port;

    @BeforeAll
    static void start() {
        provider = Provider.start();
        application = RunningApplication.on(
                Database.H2,
                "attain.single-sign-on.issuer=" + provider.issuer(),
                "attain.single-sign-on.client-id=" + Provider.CLIENT,
                "attain.single-sign-on.client-secret=" + Provider.SECRET,
                "attain.single-sign-on.label=Example Inc.",
                "attain.single-sign-on.roles.manager=sla-managers",
                "attain.single-sign-on.roles.auditor=sla-auditors,internal-audit",
                "camunda.bpm.job-execution.enabled=false");
        port = application.http().port();
        provider.serve("http://localhost:" + port);
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.close();
    }

    @Test
    void oneLoginServesPagesTasklistCockpitAndBothInterfacesUntilTheLogout() {
        provider.knows(
                "maria",
                Map.of(
                        "preferred_username", "maria",
                        "name", "Maria 王",
                        "email", "maria@example.org",
                        "email_verified", true,
                        "locale", "zh-TW",
                        "groups", List.of("staff", "sla-managers")));
        Visitor maria = new Visitor(port);
        assertThat(maria.get("/login").body()).contains("Log in with Example Inc.");
        HttpResponse<String> in = enter(maria, "maria");
        assertThat(in.body()).as("in her language").contains("<h1>協議</h1>", ">maria</a>");

        assertThat(maria.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(maria.fetch("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"maria\"", "cockpit");
        assertThat(maria.fetch("/engine-rest/user/maria/profile").body()).contains("Maria 王");
        assertThat(maria.fetch("/api/agreements").statusCode()).isEqualTo(200);
        assertThat(accounts().find("maria")).hasValueSatisfying(account -> {
            assertThat(account.displayName()).isEqualTo("Maria 王");
            assertThat(account.roles()).containsExactly(Role.MANAGER);
            assertThat(account.subject()).isEqualTo(provider.issuer() + " maria");
        });
        assertThat(accounts().mails(Set.of("maria"))).containsEntry("maria", "maria@example.org");
        assertThat(application.bean(Preferences.class).of(List.of("maria")))
                .extractingByKey("maria")
                .extracting(Preference::language)
                .hasToString("zh_TW");

        HttpResponse<String> out = maria.submit("/agreements", "/logout");
        assertThat(out.uri().getPath()).isEqualTo("/login");
        assertThat(out.body()).contains("You are logged out.");
        assertThat(maria.fetch("/api/agreements").statusCode()).isEqualTo(401);
        // The provider has ended its session too: it asks for the password again.
        assertThat(maria.get("/oauth2/authorization/sso").uri().toString()).startsWith(provider.issuer() + "/login");
    }

    @Test
    void whatTheProviderSaysOfRolesHoldsFromTheNextLoginOn() {
        provider.knows("otto", Map.of("preferred_username", "otto", "groups", List.of("internal-audit")));
        enter(new Visitor(port), "otto");
        assertThat(accounts().find("otto").map(Account::roles)).hasValue(Set.of(Role.AUDITOR));

        provider.knows("otto", Map.of("preferred_username", "renamed", "groups", List.of()));
        Visitor otto = new Visitor(port);
        assertThat(enter(otto, "otto").body()).contains(">otto</a>");
        assertThat(accounts().find("otto").map(Account::roles)).hasValue(Set.of());
        assertThat(accounts().find("renamed")).isEmpty();
    }

    @Test
    void nobodyGetsAnAccountWithAPasswordByHavingItsName() {
        provider.knows("mallory", Map.of("preferred_username", "administrator"));
        HttpResponse<String> refused = enter(new Visitor(port), "mallory");
        assertThat(refused.uri().toString()).endsWith("/login?refused");
        assertThat(refused.body()).contains("You are known there, but have no account here.");
        assertThat(accounts().findSubject(provider.issuer() + " mallory")).isEmpty();
    }

    @Test
    void anAccountOfSingleSignOnTakesNoPasswordAndALockKeepsItOut() {
        provider.knows("lola", Map.of("preferred_username", "lola"));
        Visitor lola = new Visitor(port);
        enter(lola, "lola");
        assertThat(lola.get("/me/password").body())
                .contains("has no password here")
                .doesNotContain("id=\"current\"");
        assertThat(Http.at(port)
                        .as("lola", Provider.PASSWORD)
                        .get("/api/agreements")
                        .statusCode())
                .isEqualTo(401);
        application.bean(AccountKeeping.class).lock("administrator", "lola");
        assertThat(lola.fetch("/api/agreements").statusCode()).isEqualTo(401);
        assertThat(enter(new Visitor(port), "lola").uri().toString()).endsWith("/login?refused");
    }

    @Test
    void thePasswordsOfOthersGoOn() {
        assertThat(new Visitor(port).logIn("manager", "demo").body()).contains("<h1>Agreements</h1>");
        Http manager = Http.at(port).as("manager");
        assertThat(manager.get("/api/agreements").statusCode()).isEqualTo(200);
    }

    /** Follows the link on our login page, fills in the provider's form, and gives the page that comes in the end. */
    private static HttpResponse<String> enter(Visitor visitor, String user) {
        HttpResponse<String> form = visitor.get("/oauth2/authorization/sso");
        assertThat(form.uri().toString()).startsWith(provider.issuer() + "/login");
        return visitor.answer(form, provider.issuer() + "/login", "username", user, "password", Provider.PASSWORD);
    }

    private static Accounts accounts() {
        return application.bean(Accounts.class);
    }
}
