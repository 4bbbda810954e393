package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import io.attain.audit.Entry;
import io.attain.audit.Kind;
import io.attain.audit.RecordStore;
import io.attain.workflow.MovedClock;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationOnH2
class AccountPagesIT {

    private static final String PASSWORD = "Tr4umfabrik-44";
    private static final String OWN = "An0ther-Traum";

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Accounts accounts;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AccountKeeping keeping;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private RecordStore record;

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
    void administratorsBeginAtTheAccountsAndBeginNoAgreements() {
        assertThat(administrator.get("/").uri().getPath()).isEqualTo("/accounts");
        assertThat(administrator.get("/agreements").body())
                .contains("No agreement names you.")
                .doesNotContain("id=\"new-agreement\"");
        assertThat(Http.at(port)
                        .as("administrator")
                        .post("/api/agreements/requests", "{}", "Content-Type", "application/json")
                        .body())
                .contains("Administrators look after accounts, and begin no agreements.");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        HttpResponse<String> answer = administrator.post("/accounts/arbiter/lock");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("The page was open for too long");
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
        assertThat(ownPassword("ada.lovelace@example.org").body()).doesNotContain("href=\"/accounts\"");
        Http ada = Http.at(port).as("ada.lovelace@example.org", OWN);
        assertThat(ada.get("/engine-rest/user").body()).contains("customer-owner");
    }

    @ParameterizedTest
    @CsvSource({
        "manager, Somebody, Tr4umfabrik-44, name, There is an account of that name",
        "' ', Somebody, Tr4umfabrik-44, name, A name has 1 to 64 letters",
        "m\u0430nager, Somebody, Tr4umfabrik-44, name, A name has 1 to 64 letters",
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
                .containsPattern("id=\"" + field + "-error\">" + Pattern.quote(reason))
                .containsPattern("value=\"AUDITOR\"\\s+checked")
                .contains("value=\"" + name.strip() + "\"")
                .doesNotContain(password);
        assertThat(accounts.find("nobody")).isEmpty();
    }

    @Test
    void aManagerOfAnAreaFollowsTheAgreementsOfItsPartiesAndNoOthers() throws Exception {
        Http owner = Http.at(port).as("customer-owner");
        String document = Files.readString(Path.of("examples/paper-supply.yaml"));
        for (String party : List.of("Hudson", "Danube")) {
            assertThat(owner.post(
                                    "/api/agreements",
                                    document.replace("PAPER-2026", "AREA-" + party)
                                            .replaceFirst("(?m)(id: mill, name: )[^,]+", "$1" + party + " Mill"),
                                    "Content-Type",
                                    "application/yaml")
                            .statusCode())
                    .isEqualTo(201);
        }
        add("danube", "Manager of the Danube", PASSWORD, "roles", "AREA_MANAGER");
        assertThat(administrator
                        .submit("/accounts", "/accounts/danube/area", "area", "\r\n Danube Mill \r\nDanubio\r\n")
                        .body())
                .contains("The area of danube is set", "Danube Mill\nDanubio</textarea>");
        ownPassword("danube");
        Visitor follower = new Visitor(port);
        follower.logIn("danube", OWN);
        assertThat(follower.get("/agreements").body())
                .contains("Your area: Danube Mill, Danubio.", "No agreement names Danubio.");
        Http danube = Http.at(port).as("danube", OWN);
        assertThat(danube.get("/api/agreements/AREA-Danube").statusCode()).isEqualTo(200);
        assertThat(danube.get("/api/agreements/AREA-Hudson").statusCode()).isEqualTo(404);
        assertThat(danube.get("/api/portfolio").body()).contains("AREA-Danube").doesNotContain("AREA-Hudson");
        assertThat(danube.get("/engine-rest/process-instance").body()).isEqualTo("[]");
    }

    @Test
    void aDayThatThereIsNotLeavesTheAbsenceInItsForm() {
        Visitor owner = new Visitor(port);
        owner.logIn("customer-owner", "demo");
        HttpResponse<String> answer = owner.submit(
                "/me/absences",
                "/me/absences",
                "deputy",
                "customer-receiver",
                "first",
                "2026-02-30",
                "last",
                "2026-03-02",
                "zone",
                "Asia/Taipei");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Please choose a first day", "value=\"customer-receiver\"", "value=\"2026-03-02\"");
    }

    @Test
    void namesThatStandForSomethingElseAreRefused() {
        for (String name : List.of("engine", "Null", "anonymousUser", "camunda-admin", "AUDITOR", "Manager")) {
            assertThat(add(name, "Somebody", PASSWORD).statusCode()).as(name).isEqualTo(422);
        }
    }

    @Test
    void aLockedAccountIsOutWhereverItWasLoggedIn() throws Exception {
        add("locked", "Soon Locked", PASSWORD);
        ownPassword("locked");
        Visitor session = new Visitor(port);
        assertThat(session.logIn("locked", OWN).body()).contains("<h1>Agreements</h1>");
        Http token = Http.at(port).withToken(token("locked", OWN));
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(200);

        assertThat(administrator.submit("/accounts", "/accounts/locked/lock").body())
                .contains("The account locked is locked");
        assertThat(session.get("/agreements").body()).contains("<h1>Log in</h1>");
        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).logIn("locked", OWN).body()).contains("Name or password is wrong.");

        administrator.submit("/accounts", "/accounts/locked/unlock");
        assertThat(new Visitor(port).logIn("locked", OWN).body()).contains("<h1>Agreements</h1>");
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneBegan() throws Exception {
        add("forgetful", "Forgetful", PASSWORD);
        ownPassword("forgetful");
        Visitor session = new Visitor(port);
        session.logIn("forgetful", OWN);
        session.get("/camunda/app/tasklist/default/");
        Http token = Http.at(port).withToken(token("forgetful", OWN));

        HttpResponse<String> refused =
                administrator.submit("/accounts", "/accounts/forgetful/password", "password", "forgetful");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"weak-forgetful\">The password has fewer than 12 characters.");
        assertThat(session.get("/agreements").body()).contains("<h1>Agreements</h1>");

        assertThat(administrator
                        .submit("/accounts", "/accounts/forgetful/password", "password", "Th1rd-Mond-Haus")
                        .body())
                .contains("The account forgetful has a new password.");
        assertThat(session.get("/agreements").body()).contains("<h1>Log in</h1>");
        assertThat(token.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(Http.at(port).as("forgetful", OWN).get("/api/openapi").statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port).logIn("forgetful", "Th1rd-Mond-Haus").body())
                .contains("Somebody else has given you this password.");
    }

    @Test
    void aOneTimePasswordOpensNothingButThePageWhereItIsChanged() {
        String page = administrator
                .submit("/accounts", "/accounts", "name", "newcomer", "displayName", "Newcomer", "password", "")
                .body();
        Matcher made = Pattern.compile("id=\"one-time\">([^<]+)<").matcher(page);
        assertThat(made.find()).isTrue();
        String oneTime = made.group(1);
        assertThat(administrator.get("/accounts").body())
                .doesNotContain(oneTime)
                .contains("one-time password");

        Visitor newcomer = new Visitor(port);
        assertThat(newcomer.logIn("newcomer", oneTime).uri().getPath()).isEqualTo("/me/password");
        for (String path : List.of("/agreements", "/accounts", "/me/tokens", "/camunda/app/tasklist/default/")) {
            assertThat(newcomer.get(path).uri().getPath()).as(path).isEqualTo("/me/password");
        }
        Http machine = Http.at(port).as("newcomer", oneTime);
        for (String path : List.of("/api/agreements", "/engine-rest/task", "/api/openapi")) {
            assertThat(machine.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(machine.post("/api/tokens", "{}").body()).contains("one-time password");
        assertThat(newcomer.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);

        assertThat(change(newcomer, "wrong", OWN, OWN).body()).contains("This is not your current password.");
        assertThat(change(newcomer, oneTime, oneTime, oneTime).body()).contains("This is the password that you have.");
        assertThat(change(newcomer, oneTime, OWN, OWN + "x").body()).contains("The new passwords differ.");
        assertThat(change(newcomer, oneTime, "newcomer-2026", "newcomer-2026").body())
                .contains("contains the account");
        assertThat(change(newcomer, oneTime, OWN, OWN).body()).contains("Log in with the new one.");
        assertThat(newcomer.logIn("newcomer", OWN).body()).contains("<h1>Agreements</h1>");
        assertThat(machine.get("/api/agreements").statusCode()).isEqualTo(401);
    }

    @Test
    void afterTenWrongPasswordsNoneIsTakenForAWhile() {
        add("guessed", "Guessed", PASSWORD);
        ownPassword("guessed");
        Visitor session = new Visitor(port);
        session.logIn("guessed", OWN);
        Http right = Http.at(port).as("guessed", OWN);
        Http wrong = Http.at(port).as("guessed", "wrong");
        for (int attempt = 1; attempt < PasswordAttempts.MOST; attempt++) {
            assertThat(wrong.get("/api/agreements").statusCode()).isEqualTo(401);
        }
        assertThat(right.get("/api/agreements").statusCode())
                .as("nine are forgiven")
                .isEqualTo(200);
        for (int attempt = 1; attempt <= PasswordAttempts.MOST; attempt++) {
            assertThat(accounts.passwordMatches("guessed", "wrong")).isFalse();
        }
        HttpResponse<String> refused = right.get("/api/agreements");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(wrong.get("/api/agreements").body());
        assertThat(new Visitor(port).logIn("guessed", OWN).body())
                .contains(
                        "Name or password is wrong.", "After 10 wrong passwords an account takes none for 15 minutes");
        assertThat(session.get("/agreements").body()).as("who is in stays in").contains("<h1>Agreements</h1>");
        MovedClock.moveTo(
                MovedClock.now().plus(PasswordAttempts.PAUSE).plusSeconds(1).toString());
        assertThat(right.get("/api/agreements").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorLetsAGuessedAtAccountInBeforeTime() {
        add("unlucky", "Unlucky", PASSWORD);
        for (int attempt = 1; attempt <= PasswordAttempts.MOST; attempt++) {
            assertThat(accounts.passwordMatches("unlucky", "wrong")).isFalse();
        }
        assertThat(accounts.passwordMatches("unlucky", PASSWORD)).isFalse();
        assertThat(administrator.get("/accounts").body())
                .contains("UTC after wrong passwords", "/accounts/unlucky/unlock");
        assertThat(administrator.submit("/accounts", "/accounts/unlucky/unlock").body())
                .doesNotContain("/accounts/unlucky/unlock");
        assertThat(recorded("unlucky")).containsExactly("unlucky: unlocked", "unlucky: added, roles none");
        assertThat(accounts.passwordMatches("unlucky", PASSWORD)).isTrue();
    }

    @Test
    void rolesAndNamesAreChangedAfterwardsAndTheSessionEndsWithTheRole() {
        add("promoted", "Promoted", PASSWORD);
        ownPassword("promoted");
        Visitor session = new Visitor(port);
        session.logIn("promoted", OWN);
        assertThat(administrator
                        .submit("/accounts", "/accounts/promoted/roles", "roles", "MANAGER", "roles", "AUDITOR")
                        .body())
                .contains("The roles of promoted are set.");
        assertThat(session.get("/agreements").body()).contains("<h1>Log in</h1>");
        assertThat(administrator
                        .submit("/accounts", "/accounts/promoted/name", "displayName", "<b>Boss</b>")
                        .body())
                .contains("&lt;b&gt;Boss&lt;/b&gt;");
        assertThat(accounts.find("promoted").map(Account::roles)).hasValue(Set.of(Role.MANAGER, Role.AUDITOR));

        assertThat(administrator
                        .submit("/accounts", "/accounts/administrator/roles", "roles", "MANAGER")
                        .body())
                .contains("Nobody changes their own roles.");
        assertThat(keeping.setRoles("somebody", "administrator", Set.of()))
                .contains(new AccountKeeping.Refusal("roles", "accounts.lock.last"));
        assertThat(recorded("promoted"))
                .containsExactly(
                        "promoted: display name changed, from “Promoted” to “<b>Boss</b>”",
                        "promoted: roles changed, from none to MANAGER and AUDITOR",
                        "promoted: password set, own",
                        "promoted: added, roles none");
    }

    /** What the record says of an account, the latest first. */
    private List<String> recorded(String account) {
        return record.find(new RecordStore.Query(null, null, Set.of(Kind.ACCOUNT), null, null), null, 1000).stream()
                .map(Entry::about)
                .filter(it -> it.startsWith(account + ":") || it.startsWith(account + ","))
                .toList();
    }

    private HttpResponse<String> ownPassword(String name) {
        Visitor visitor = new Visitor(port);
        visitor.setOwnPassword(name, PASSWORD, OWN);
        return visitor.logIn(name, OWN);
    }

    private static HttpResponse<String> change(Visitor visitor, String current, String password, String repeated) {
        return visitor.submit(
                "/me/password", "/me/password", "current", current, "password", password, "repeated", repeated);
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
