package io.attain.notification.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.attain.access.AbsenceKeeping;
import io.attain.access.AbsenceKeeping.Plan;
import io.attain.access.Accounts;
import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.credit.workflow.PaperSupply;
import io.attain.negotiation.Negotiations;
import io.attain.notification.EventType;
import io.attain.notification.Kind;
import io.attain.notification.Notice;
import io.attain.notification.NotificationOutbox;
import io.attain.notification.OutboxEntry;
import io.attain.notification.OutboxEntry.State;
import io.attain.notification.Preference;
import io.attain.notification.Preference.Delivery;
import io.attain.notification.PreferenceKeeping;
import io.attain.notification.Preferences;
import io.attain.notification.Telling;
import io.attain.notification.Webhook;
import io.attain.notification.WebhookDelivering;
import io.attain.notification.WebhookKeeping;
import io.attain.notification.Webhooks;
import io.attain.report.OwedReport;
import io.attain.report.ReportOpening;
import io.attain.report.Reports;
import io.attain.report.Reports.ReceiverAnswer;
import io.attain.review.Occasion;
import io.attain.review.Reviews;
import io.attain.warning.WarningWatching;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What people are told reaches a real mail server, once, also when that server was away. */
@ProcessTest
@Import(PaperSupply.class)
class NotificationRunProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(NotificationRun.KEY);

    private static final int PORT = freePort();

    private static final Login MANAGER = new Login("manager", Set.of(Role.MANAGER.authority()));

    @Autowired
    private PaperSupply paper;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Preferences preferences;

    @Autowired
    private PreferenceKeeping keeping;

    @Autowired
    private AbsenceKeeping absences;

    @Autowired
    private WebhookKeeping webhookKeeping;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private ReportOpening opening;

    @Autowired
    private Reports reports;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private WarningWatching watching;

    @Autowired
    private WebApplicationContext web;

    @Autowired
    private Telling telling;

    @Autowired
    private NotificationOutbox outbox;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private GreenMail server;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
        registry.add("spring.mail.properties.mail.smtp.timeout", () -> "1500");
        registry.add("attain.notification.sender", () -> "attain@example.org");
        registry.add("attain.notification.public-address", () -> "https://sla.example.org");
    }

    @BeforeEach
    void before() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        forget();
        start();
    }

    private void start() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void after() {
        server.stop();
        forget();
    }

    private void forget() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("delete from notification").update();
            jdbc.sql("delete from notification_preference").update();
            jdbc.sql("update account set mail = null").update();
        });
    }

    private void reach(String... names) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> Arrays.stream(names)
                .forEach(it -> accounts.changeMail(it, it + "@example.org")));
    }

    private void prefer(String account, Delivery delivery, Kind... kinds) {
        preferences.save(
                account,
                new Preference(
                        delivery,
                        8,
                        ZoneId.of("Asia/Taipei"),
                        Locale.TRADITIONAL_CHINESE,
                        kinds.length == 0 ? EnumSet.allOf(Kind.class) : Set.of(kinds)));
    }

    private void tell(Notice... notices) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> telling.tell(List.of(notices)));
    }

    private static Notice notice(String account, String cause, @Nullable String due) {
        return new Notice(
                account,
                Kind.REMINDER,
                cause,
                "PAPER-1",
                "remind.review",
                List.of(cause),
                "/agreements/PAPER-1",
                due == null ? null : Instant.parse(due));
    }

    private void at(String instant) {
        MovedClock.moveTo(instant);
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(NotificationRun.KEY)
                .list()
                .forEach(it -> engine.getManagementService().executeJob(it.getId()));
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private OutboxEntry only(State state) {
        List<OutboxEntry> found = outbox.latest(state, 10);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void whoStandsInIsToldWhenItBeginsAndWhoIsAwayByWhoseWord() {
        reach("customer-owner", "customer-receiver");
        prefer("customer-receiver", Delivery.SINGLE);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("administrator", "", Role.ADMINISTRATOR.authority()));
        try {
            assertThat(absences.plan(
                            "administrator",
                            new Plan(
                                    "customer-owner",
                                    "customer-receiver",
                                    LocalDate.of(2026, 1, 5),
                                    LocalDate.of(2026, 1, 6),
                                    "Asia/Taipei")))
                    .isEmpty();
        } finally {
            SecurityContextHolder.clearContext();
        }
        at("2026-01-02T10:01:00Z");
        assertThat(received())
                .extracting(NotificationRunProcessTest::subject)
                .containsExactly(
                        "administrator has recorded that you are away from 2026-01-05 to 2026-01-06; customer-receiver stands in");
        MovedClock.moveTo("2026-01-04T16:00:00Z");
        run.executeJobs("Absence");
        at("2026-01-04T16:01:00Z");
        assertThat(received())
                .extracting(NotificationRunProcessTest::subject)
                .last()
                .asString()
                .isEqualTo("您現在代理 customer-owner，至 2026-01-06（含）：其待辦工作已列入您的工作");
        absences.own("customer-owner").forEach(it -> absences.end("customer-owner", it.number()));
    }

    @Test
    void aTaskIsToldToThoseWhoHaveItWithALink() throws MessagingException {
        reach("provider-data");
        String reference = paper.takeOver();
        MovedClock.moveTo("2026-02-10T10:00:00Z");
        paper.closeWhatIsDue();
        Task task = run.taskOf("provider-data", reference);
        at("2026-02-10T10:01:00Z");
        assertThat(received())
                .filteredOn(it -> subject(it).contains(reference))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(subject(mail)).startsWith("Supply missing data: " + reference);
                    assertThat(mail.getAllRecipients())
                            .extracting(Object::toString)
                            .containsExactly("provider-data@example.org");
                    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("attain@example.org");
                    assertThat(mail.getContentType()).startsWith("multipart/");
                    assertThat(GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "="))
                            .contains("https://sla.example.org/camunda/app/tasklist/default/#/?task=" + task.getId())
                            .contains("text/plain")
                            .contains("text/html");
                });
        int before = received().size();
        // Who claims a task knows, and what is not new is not told again.
        engine.getIdentityService().setAuthentication("provider-data", List.of());
        engine.getTaskService().claim(task.getId(), "provider-data");
        engine.getIdentityService().clearAuthentication();
        at("2026-02-10T10:05:00Z");
        assertThat(received()).hasSize(before);
    }

    @Test
    void aTaskThatSomebodyAssignsIsToldToWhoeverGetsIt() {
        String reference = paper.takeOver();
        MovedClock.moveTo("2026-02-10T10:00:00Z");
        paper.closeWhatIsDue();
        Task task = run.taskOf("provider-data", reference);
        reach("provider-owner");
        engine.getTaskService().setAssignee(task.getId(), "provider-owner");
        assertThat(only(State.WAITING).notice().account()).isEqualTo("provider-owner");
    }

    @Test
    void ownersLearnOfLevelsAndOfWhatIsSettled() {
        reach("customer-owner");
        String reference = paper.takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        paper.closeWhatIsDue();
        run.executeJobs("BreachEscalation", reference);
        paper.acceptOnBothSides("2026-04");
        assertThat(outbox.latest(State.WAITING, 100).stream()
                        .map(OutboxEntry::notice)
                        .filter(it -> reference.equals(it.reference()))
                        .map(Notice::subject))
                .contains("level", "settled", "task.Task_AnswerStatement");
    }

    @Test
    void nobodyIsToldTheSameTwice() {
        reach("manager");
        tell(notice("manager", "a", null), notice("manager", "a", null));
        tell(notice("manager", "a", null));
        at("2026-01-02T10:01:00Z");
        tell(notice("manager", "a", null));
        at("2026-01-02T10:05:00Z");
        assertThat(received()).hasSize(1);
        assertThat(outbox.counts()).containsEntry(State.SENT, 1L).containsEntry(State.WAITING, 0L);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        reach("manager");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            telling.tell(List.of(notice("manager", "a", null)));
            status.setRollbackOnly();
        });
        assertThat(outbox.latest(State.WAITING, 10)).isEmpty();
        assertThatThrownBy(() -> telling.tell(List.of(notice("manager", "a", null))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneTransactionTellsAThousandThings() {
        reach("manager");
        tell(IntStream.range(0, 1000)
                .mapToObj(it -> notice("manager", "cause " + it, null))
                .toArray(Notice[]::new));
        assertThat(outbox.counts()).containsEntry(State.WAITING, 1000L);
    }

    @Test
    void nothingIsLostWhileTheServerIsAway() {
        reach("manager", "auditor");
        server.stop();
        tell(notice("manager", "a", null), notice("auditor", "b", null));
        at("2026-01-02T10:01:00Z");
        assertThat(outbox.latest(State.WAITING, 10))
                .extracting(OutboxEntry::attempts)
                .containsExactlyInAnyOrder(1, 0);
        start();
        at("2026-01-02T10:05:00Z");
        assertThat(received()).hasSize(2);
    }

    @Test
    void aServerThatHangsIsLeftAlone() throws IOException {
        reach("manager");
        server.stop();
        try (ServerSocket silent = new ServerSocket(PORT, 5, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            tell(notice("manager", "a", null));
            at("2026-01-02T10:01:00Z");
        }
        assertThat(only(State.WAITING).failure()).isNotEmpty();
        start();
        at("2026-01-02T10:05:00Z");
        assertThat(received()).hasSize(1);
    }

    @Test
    void afterADayItIsGivenUpAndAnAdministratorSendsItAgain() throws MessagingException {
        reach("manager");
        server.stop();
        tell(notice("manager", "a", null));
        at("2026-01-02T10:01:00Z");
        at("2026-01-02T22:00:00Z");
        assertThat(only(State.WAITING).attempts()).isEqualTo(2);
        at("2026-01-03T10:01:00Z");
        OutboxEntry failed = only(State.FAILED);
        start();
        at("2026-01-04T10:00:00Z");
        assertThat(received()).isEmpty();
        assertThat(outbox.again(failed.number())).isEqualTo(1);
        at("2026-01-04T10:05:00Z");
        assertThat(received()).hasSize(1);
        assertThat(received().get(0).getMessageID()).isEqualTo("<notice-" + failed.number() + "@example.org>");
    }

    @Test
    void aNoticeWhoseSenderWasKilledIsSentAgainUnderItsId() {
        reach("manager");
        tell(notice("manager", "a", null));
        // Claimed by somebody who is no more.
        assertThat(outbox.claimSingle(10)).hasSize(1);
        at("2026-01-02T10:14:00Z");
        assertThat(received()).isEmpty();
        at("2026-01-02T10:15:00Z");
        assertThat(received()).hasSize(1);
    }

    @Test
    void aDigestListsEverythingInOrderOfDueDateAtTheHourOfItsReader() throws IOException, MessagingException {
        reach("manager");
        prefer("manager", Delivery.DIGEST);
        tell(
                notice("manager", "undated", null),
                notice("manager", "later", "2026-03-01T10:00:00Z"),
                notice("manager", "sooner", "2026-02-01T10:00:00Z"));
        at("2026-01-02T23:59:59Z");
        assertThat(received()).isEmpty();
        at("2026-01-03T00:00:00Z");
        assertThat(received()).hasSize(1);
        MimeMessage digest = received().get(0);
        assertThat(digest.getSubject()).isEqualTo("Attain：3 則通知");
        var parts = (jakarta.mail.internet.MimeMultipart) ((jakarta.mail.internet.MimeMultipart) digest.getContent())
                .getBodyPart(0)
                .getContent();
        String text = String.valueOf(
                ((jakarta.mail.internet.MimeMultipart) parts.getBodyPart(0).getContent())
                        .getBodyPart(0)
                        .getContent());
        assertThat(text)
                .containsSubsequence("sooner", "later", "undated")
                .contains("https://sla.example.org/agreements/PAPER-1");
        tell(notice("manager", "next day", null));
        at("2026-01-04T00:00:00Z");
        assertThat(received()).hasSize(2);
        assertThat(subject(received().get(1))).isEqualTo("Attain：1 則通知");
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        reach("manager", "auditor", "administrator");
        prefer("manager", Delivery.NONE);
        prefer("auditor", Delivery.SINGLE, Kind.STATEMENT);
        tell(
                notice("manager", "a", null),
                notice("auditor", "a", null),
                notice("arbiter", "a", null),
                notice("nobody at all", "a", null));
        assertThat(outbox.latest(State.WAITING, 10)).isEmpty();
        tell(notice("administrator", "a", null));
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> accounts.changeMail("administrator", null));
        at("2026-01-02T10:01:00Z");
        assertThat(outbox.counts()).containsEntry(State.DROPPED, 1L);
    }

    @Test
    void whoChoosesADigestGetsInItWhatWaits() {
        reach("manager");
        tell(notice("manager", "a", null));
        keeping.change(
                "manager",
                "manager@example.org",
                new Preference(Delivery.DIGEST, 12, ZoneId.of("UTC"), Locale.ENGLISH, EnumSet.allOf(Kind.class)));
        at("2026-01-02T11:00:00Z");
        assertThat(received()).isEmpty();
        at("2026-01-02T12:00:00Z");
        assertThat(received()).extracting(NotificationRunProcessTest::subject).containsExactly("Attain: 1 notices");
    }

    @Test
    void everybodyChoosesOnAPageOfTheirOwn() throws Exception {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(web)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        pages.perform(post("/me/notifications")
                        .with(user("auditor"))
                        .with(csrf())
                        .param("mail", "ada@example.org")
                        .param("delivery", "DIGEST")
                        .param("hour", "7")
                        .param("zone", "Asia/Taipei")
                        .param("language", "zh-TW")
                        .param("kinds", "REPORT", "TASK"))
                .andExpect(status().is3xxRedirection());
        assertThat(accounts.mails(List.of("auditor"))).containsEntry("auditor", "ada@example.org");
        assertThat(keeping.of("auditor", Locale.ENGLISH))
                .isEqualTo(new Preference(
                        Delivery.DIGEST,
                        7,
                        ZoneId.of("Asia/Taipei"),
                        Locale.TRADITIONAL_CHINESE,
                        Set.of(Kind.REPORT, Kind.TASK)));
        pages.perform(get("/me/notifications").with(user("auditor")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ada@example.org")));
        pages.perform(post("/me/notifications")
                        .with(user("auditor"))
                        .with(csrf())
                        .param("mail", "ada@example.org\r\nBcc: eve@example.org")
                        .param("delivery", "SINGLE")
                        .param("hour", "7")
                        .param("zone", "UTC")
                        .param("language", "en"))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(post("/me/notifications")
                        .with(user("auditor"))
                        .with(csrf())
                        .param("delivery", "SINGLE")
                        .param("hour", "7")
                        .param("zone", "Nowhere/Land")
                        .param("language", "en"))
                .andExpect(status().isUnprocessableEntity());
        assertThat(accounts.mails(List.of("auditor"))).containsEntry("auditor", "ada@example.org");
        pages.perform(get("/notifications").with(user("auditor"))).andExpect(status().isForbidden());
        tell(notice("auditor", "<b>bold</b>", null));
        pages.perform(get("/notifications").with(user("administrator").roles("ADMINISTRATOR")))
                .andExpect(status().isOk());
        pages.perform(get("/accounts").with(user("administrator").roles("ADMINISTRATOR")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ada@example.org")));
    }

    @Test
    void otherSystemsGetSignedEventsOnceTheyAreThere() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        List<String> signatures = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(500);
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/hook", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst(WebhookDelivering.HEADER)
                    + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/hook";
        var registered = webhookKeeping.register(MANAGER, url, EnumSet.allOf(EventType.class));
        try {
            String reference = paper.takeOver();
            paper.sendTheExample();
            MovedClock.moveTo("2026-05-04T10:00:00Z");
            paper.closeWhatIsDue();
            run.executeJobs("BreachEscalation", reference);
            paper.answer(
                    "customer-owner",
                    Map.of(
                            "decision",
                            "DISPUTED",
                            "grounds",
                            "CALCULATION",
                            "claimed",
                            "168.00",
                            "reason",
                            "Count again"));
            run.executeJobs("PeriodClose", reference);
            run.executeJobs("PeriodClose", reference);
            at("2026-05-04T10:01:00Z");
            // It is left alone for the rest of the run after the first refusal.
            assertThat(bodies).hasSize(1);
            status.set(204);
            bodies.clear();
            signatures.clear();
            at("2026-05-04T10:10:00Z");
            assertThat(bodies)
                    .anySatisfy(it -> assertThat(it).contains("\"type\":\"io.attain.agreement.in-force\""))
                    .anySatisfy(
                            it -> assertThat(it).contains("\"type\":\"io.attain.period.closed\"", "2026-04", "reams"))
                    .anySatisfy(it -> assertThat(it).contains("\"type\":\"io.attain.breach.escalated\""))
                    .anySatisfy(it -> assertThat(it).contains("\"type\":\"io.attain.dispute.begun\""))
                    .allSatisfy(it -> assertThat(it)
                            .contains("\"specversion\":\"1.0\"", "\"source\":\"https://sla.example.org\""));
            assertThat(signatures).allSatisfy(it -> assertThat(it)
                    .startsWith("t=" + Instant.parse("2026-05-04T10:10:00Z").getEpochSecond() + ",v1=")
                    .contains("application/cloudevents+json"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(registered.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = Instant.parse("2026-05-04T10:10:00Z").getEpochSecond() + "." + bodies.get(0);
            assertThat(signatures.get(0))
                    .contains(HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
            int before = bodies.size();
            at("2026-05-04T10:30:00Z");
            assertThat(bodies).hasSize(before);
        } finally {
            webhookKeeping.remove(MANAGER, registered.webhook().number());
            other.stop(0);
        }
    }

    /** What is on its way to another system: the kind of event, with what is behind it without its quotes. */
    private List<String> told(long webhook, String reference) {
        return jdbc
                .sql("select body from webhook_delivery where webhook = :webhook order by number")
                .param("webhook", webhook)
                .query(String.class)
                .list()
                .stream()
                .filter(it -> it.contains("\"subject\":\"" + reference + "\""))
                .map(it -> it.replaceFirst("^.*\"type\":\"io.attain.([^\"]+)\".*\"data\":\\{(.*)}}$", "$1 $2")
                        .replace("\"", "")
                        .replace("agreement:" + reference + ",", ""))
                .toList();
    }

    @Test
    void otherSystemsHearOfWarningsReportsReviewsAndTheEnd() throws IOException {
        long webhook = webhookKeeping
                .register(MANAGER, "http://127.0.0.1:9/hook", EnumSet.allOf(EventType.class))
                .webhook()
                .number();
        Webhook old = webhooks.add(new Webhook(
                0,
                URI.create("http://127.0.0.1:9/old"),
                EnumSet.allOf(EventType.class),
                "salt",
                true,
                "administrator",
                Instant.EPOCH));
        try {
            MovedClock.moveTo("2026-01-02T10:00:00Z");
            String reference = paper.takeOver();
            opening.open(List.of(reference));
            OwedReport owed = reports.asked(reference, "weekly-status", null);
            var delivery = io.attain.report.Delivery.of("Status", "Weekly status", null, "https://example.org/status");
            reports.deliver(owed, delivery, null, "provider-owner");
            reports.answer(owed, ReceiverAnswer.REFUSE, "It lacks the stock.", "customer-receiver");
            reports.deliver(owed, delivery, null, "provider-owner");
            MovedClock.moveTo("2026-01-13T10:00:00Z");
            run.executeJobs("ReportDuty", reference);
            opening.open(List.of(reference));
            MovedClock.moveTo("2026-01-14T10:00:00Z");
            run.executeJobs("ReportDuty", reference);
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> reports.giveUp(reports.asked(reference, "weekly-status", null)));
            reviews.raise(reference, Occasion.NEED, "A third building", "customer-owner");
            negotiations.terminate(reference, "manager", "The office has closed");
            String number = "number:" + owed.number() + ",";
            assertThat(told(old.number(), reference))
                    .as("an administrator reads no agreement")
                    .isEmpty();
            assertThat(told(webhook, reference))
                    .contains(
                            "agreement.in-force version:1",
                            "report.due due:2026-01-05," + number + "report:weekly-status",
                            "report.delivered due:2026-01-05," + number + "report:weekly-status",
                            "report.answered answer:REFUSED,due:2026-01-05," + number
                                    + "report:weekly-status,silent:false",
                            "report.answered answer:CONFIRMED,due:2026-01-05," + number
                                    + "report:weekly-status,silent:true",
                            "review.opened occasions:[NEED],review:1,version:1",
                            "review.decided about:,decision:ENDED,review:1,version:1",
                            "agreement.ended status:TERMINATED,version:1",
                            "agreement.ended status:CLOSED,version:1")
                    .anyMatch(it -> it.startsWith("report.overdue due:2026-01-12"))
                    .anyMatch(it -> it.startsWith("report.missing due:2026-01-12"))
                    .filteredOn(it -> it.startsWith("report.delivered"))
                    .hasSize(2);
        } finally {
            webhookKeeping.remove(MANAGER, webhook);
            webhooks.remove(old.number());
        }
    }

    @Test
    void otherSystemsHearOfARunningPeriodThatCrossesAThreshold() throws IOException {
        MovedClock.moveTo("2026-04-30T12:00:00Z");
        String reference = "LEADS-HOOK";
        negotiations.takeOver(
                PaperSupply.read("examples/qualified-leads.yaml")
                        .replace("LEADS-2026", reference)
                        .replaceAll("\\b(marketing|sales)\\.(leads|acceptance|reports|calls)\\b", "$1.$2-" + reference)
                        .replaceFirst("(?m)^    warn: .*$", "    warn: [{budget: \"50\"}]"),
                "manager",
                LocalDate.of(2025, 12, 20));
        paper.send("marketing.leads-" + reference, PaperSupply.read("examples/marketing-leads.csv"), null);
        long webhook = webhookKeeping
                .register(MANAGER, "http://127.0.0.1:9/hook", EnumSet.of(EventType.WARNING_RAISED))
                .webhook()
                .number();
        try {
            MovedClock.moveTo("2026-05-14T22:05:00Z");
            watching.look(reference + " " + reference);
            watching.look(reference + " " + reference);
            assertThat(told(webhook, reference)).singleElement().satisfies(it -> assertThat(it)
                    .startsWith(
                            "warning.raised objective:qualified-leads,period:2026-05,scope:{},threshold:budget 50"));
        } finally {
            webhookKeeping.remove(MANAGER, webhook);
        }
    }

    @Test
    void onlyManagersRegisterSystemsAndSeeTheSecretOnce() throws Exception {
        MockMvc machines = MockMvcBuilders.webAppContextSetup(web)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        String body = "{\"url\": \"http://127.0.0.1:9/hook\", \"events\": [\"PERIOD_CLOSED\"]}";
        machines.perform(post("/api/webhooks")
                        .with(user("administrator").roles("ADMINISTRATOR"))
                        .with(csrf())
                        .contentType("application/json")
                        .content(body))
                .andExpect(status().isForbidden());
        machines.perform(post("/api/webhooks")
                        .with(user("manager").roles("MANAGER"))
                        .with(csrf())
                        .contentType("application/json")
                        .content(body.replace("http://127.0.0.1:9", "https://10.0.0.1")))
                .andExpect(status().isUnprocessableEntity());
        machines.perform(post("/api/webhooks")
                        .with(user("manager").roles("MANAGER"))
                        .with(csrf())
                        .contentType("application/json")
                        .content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret").isNotEmpty());
        machines.perform(get("/api/webhooks").with(user("administrator").roles("ADMINISTRATOR")))
                .andExpect(jsonPath("$[0].secret").value(""));
        machines.perform(get("/api/webhooks").with(user("area").roles("AREA_MANAGER")))
                .andExpect(jsonPath("$").isEmpty());
        machines.perform(post("/webhooks/again")
                        .with(user("manager").roles("MANAGER"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        machines.perform(get("/webhooks").with(user("administrator").roles("ADMINISTRATOR")))
                .andExpect(content().string(containsString("http://127.0.0.1:9/hook")));
        for (String language : List.of("en", "zh-TW")) {
            machines.perform(get("/webhooks")
                            .header("Accept-Language", language)
                            .with(user("manager").roles("MANAGER")))
                    .andExpect(content()
                            .string(allOf(
                                    containsString(language.equals("en") ? "a review is decided" : "審查已決定"),
                                    not(containsString("??")))));
        }
        webhooks.all().forEach(it -> webhookKeeping.remove(MANAGER, it.number()));
    }
}
