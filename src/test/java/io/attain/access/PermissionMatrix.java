package io.attain.access;

import static io.attain.access.PermissionMatrix.Who.ADMINISTRATOR;
import static io.attain.access.PermissionMatrix.Who.ANYBODY;
import static io.attain.access.PermissionMatrix.Who.ARBITER;
import static io.attain.access.PermissionMatrix.Who.AREA_MANAGER;
import static io.attain.access.PermissionMatrix.Who.AUDITOR;
import static io.attain.access.PermissionMatrix.Who.CUSTOMER_LEGAL;
import static io.attain.access.PermissionMatrix.Who.CUSTOMER_OWNER;
import static io.attain.access.PermissionMatrix.Who.CUSTOMER_RECEIVER;
import static io.attain.access.PermissionMatrix.Who.CUSTOMER_REVIEWER;
import static io.attain.access.PermissionMatrix.Who.CUSTOMER_SIGNATORY;
import static io.attain.access.PermissionMatrix.Who.MANAGER;
import static io.attain.access.PermissionMatrix.Who.MEDIATOR;
import static io.attain.access.PermissionMatrix.Who.PROVIDER_DATA;
import static io.attain.access.PermissionMatrix.Who.PROVIDER_LEGAL;
import static io.attain.access.PermissionMatrix.Who.PROVIDER_OWNER;
import static io.attain.access.PermissionMatrix.Who.PROVIDER_SIGNATORY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: every endpoint, every page and the engine's areas, for everybody who can come. {@code docs/permissions.md} is made of it, and
 * {@code PermissionMatrixIT} tries each cell on the running application. A new endpoint has to be declared here before the build passes.
 */
final class PermissionMatrix {

    /** Everybody who can come. The people are the demonstration's, each with one duty in the agreement that rows are about. */
    enum Who {
        ANYBODY("nobody logged in", ""),
        OTHERS("every duty, in an agreement of others", "others"),
        PROVIDER_OWNER("owner, provider", "provider-owner"),
        PROVIDER_SIGNATORY("signatory, provider", "provider-signatory"),
        PROVIDER_LEGAL("legal, provider", "provider-legal"),
        PROVIDER_DATA("data owner, provider", "provider-data"),
        PROVIDER_EXECUTIVE("executive, provider", "provider-executive"),
        CUSTOMER_OWNER("owner, customer", "customer-owner"),
        CUSTOMER_SIGNATORY("signatory, customer", "customer-signatory"),
        CUSTOMER_LEGAL("legal, customer", "customer-legal"),
        CUSTOMER_REVIEWER("reviewer, customer", "customer-reviewer"),
        CUSTOMER_RECEIVER("receiver, customer", "customer-receiver"),
        CUSTOMER_EXECUTIVE("executive, customer", "customer-executive"),
        MEDIATOR("mediator", "mediator"),
        ARBITER("arbiter", "arbiter"),
        MANAGER("manager", "manager"),
        AREA_MANAGER("manager of its area", "area-manager"),
        AUDITOR("auditor", "auditor"),
        ADMINISTRATOR("administrator", "administrator");

        private final String words;
        private final String account;

        Who(String words, String account) {
            this.words = words;
            this.account = account;
        }

        String account() {
            return account;
        }
    }

    /** What somebody gets. */
    enum Cell {
        /** It is done or shown, or refused for another reason than who asks. */
        YES("yes"),
        /** It answers, with what is one's own only, and nothing of the agreement. */
        OWN("own"),
        /** It is refused. */
        NO("no"),
        /** It looks as if it were not there. */
        HIDDEN("–"),
        /** A login is asked for. */
        LOGIN("login");

        private final String sign;

        Cell(String sign) {
            this.sign = sign;
        }
    }

    /** An agreement of the demonstration, with disputes, exclusions and escalations. */
    static final String SUBJECT = "SHOP";

    /** Another one, with reviews, reports and warnings; the same people have the same duties in it. */
    static final String REVIEWED = "LEADS";

    static final Set<Who> PEOPLE = EnumSet.range(PROVIDER_OWNER, ARBITER);
    static final Set<Who> READERS = with(PEOPLE, MANAGER, AREA_MANAGER, AUDITOR);
    private static final Set<Who> EVERYBODY = EnumSet.complementOf(EnumSet.of(ANYBODY));
    private static final Set<Who> OWNERS = EnumSet.of(PROVIDER_OWNER, CUSTOMER_OWNER);
    private static final Set<Who> ALL_BUT_AUDITORS = without(EVERYBODY, AUDITOR);
    private static final Set<Who> BEGINNERS = without(ALL_BUT_AUDITORS, ADMINISTRATOR);
    private static final Set<Who> DRAFTERS = EnumSet.of(
            PROVIDER_OWNER,
            CUSTOMER_OWNER,
            PROVIDER_SIGNATORY,
            CUSTOMER_SIGNATORY,
            PROVIDER_LEGAL,
            CUSTOMER_LEGAL,
            CUSTOMER_REVIEWER);

    /** What is asked with a body, and changes nothing. */
    private static final Set<String> ASKING = Set.of(
            "/api/agreements/validate", "/api/backtests", "/audit/verify", "/audit/checkpoints", "/api/audit/verify");

    private PermissionMatrix() {}

    /**
     * One line.
     *
     * @param area the heading under which it stands
     * @param method GET, POST, …
     * @param path as the application maps it
     * @param allowed who may
     * @param ofAgreement whether it is about one agreement, so that it is hidden from those who do not read that
     * @param readers who reads what it is about
     * @param list whether it lists what belongs to somebody, so that it answers everybody
     * @param type the body's content type, {@literal null} for a form or no body
     * @param body what the test sends; where somebody may, it is refused for what it says, or does no harm
     * @param reached statuses other than those of success that show that somebody may
     * @param refused statuses other than 403 that say that somebody may not
     */
    record Row(
            String area,
            String method,
            String path,
            Set<Who> allowed,
            boolean ofAgreement,
            Set<Who> readers,
            boolean list,
            @Nullable String type,
            String body,
            Set<Integer> reached,
            Set<Integer> refused) {

        /** The agreement that the line is about. */
        String subject() {
            return path.contains("/reviews") || path.contains("reports") || path.contains("warnings")
                    ? REVIEWED
                    : SUBJECT;
        }

        boolean isPage() {
            return !path.startsWith("/api/")
                    && !path.startsWith("/actuator/")
                    && !path.startsWith("/engine-rest/")
                    && !path.startsWith("/camunda/");
        }

        boolean changes() {
            return !method.equals("GET") && !ASKING.contains(path);
        }

        /** What somebody gets. */
        Cell cell(Who who) {
            if (allowed.contains(who)) {
                return list && !readers.contains(who) ? Cell.OWN : Cell.YES;
            }
            if (who == ANYBODY) {
                return Cell.LOGIN;
            }
            if (changes() && who == AUDITOR) {
                return Cell.NO;
            }
            return ofAgreement && !readers.contains(who) ? Cell.HIDDEN : Cell.NO;
        }

        /** The same line, about something that only these read of those who read the agreement. */
        Row readBy(Set<Who> some) {
            return new Row(area, method, path, allowed, ofAgreement, some, list, type, body, reached, refused);
        }

        /** The same line with another body. */
        Row sending(@Nullable String otherType, String otherBody) {
            return new Row(
                    area, method, path, allowed, ofAgreement, readers, list, otherType, otherBody, reached, refused);
        }

        /** The same line, of which other answers say that somebody may not. */
        Row refusedBy(Integer... statuses) {
            return new Row(
                    area, method, path, allowed, ofAgreement, readers, list, type, body, reached, Set.of(statuses));
        }

        /** The same line, of which other answers show that somebody may. */
        Row reachedBy(Integer... statuses) {
            return new Row(
                    area, method, path, allowed, ofAgreement, readers, list, type, body, Set.of(statuses), refused);
        }
    }

    /** All lines, in the order in which they are shown. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        agreements(rows);
        money(rows);
        claims(rows);
        reviewsAndReports(rows);
        measurements(rows);
        record(rows);
        accounts(rows);
        everybody(rows);
        engine(rows);
        return rows;
    }

    private static void agreements(List<Row> rows) {
        String area = "Agreements";
        rows.add(list(area, "/agreements"));
        rows.add(list(area, "/api/agreements"));
        rows.add(list(area, "/api/portfolio"));
        rows.add(list(area, "/api/portfolio.csv"));
        rows.add(site(area, "GET", "/agreements/new", EVERYBODY));
        for (String path : List.of(
                "/agreements/{reference}",
                "/agreements/{reference}/document",
                "/agreements/{reference}/history",
                "/agreements/{reference}/history/{instance}.bpmn",
                "/agreements/{reference}/chain",
                "/agreements/{reference}/versions",
                "/agreements/{reference}/outlook",
                "/api/agreements/{reference}",
                "/api/agreements/{reference}/versions",
                "/api/agreements/{reference}/document",
                "/api/agreements/{reference}/history",
                "/api/agreements/{reference}/chain",
                "/api/agreements/{reference}/outlook")) {
            rows.add(of(area, "GET", path, READERS));
        }
        // There is one version only, which is said to those who read it.
        rows.add(of(area, "GET", "/api/agreements/{reference}/diff", READERS).reachedBy(409));
        // A draft of the next version is written by whose turn it is; here nothing is being negotiated.
        rows.add(of(area, "GET", "/agreements/{reference}/draft", without(PEOPLE, MEDIATOR, ARBITER)));
        rows.add(of(area, "POST", "/agreements/{reference}/draft", Set.of()).sending(null, "revision=1&document=x"));
        rows.add(of(area, "POST", "/agreements/{reference}/draft/take", Set.of()));
        rows.add(of(area, "GET", "/agreements/{reference}/backtest", with(DRAFTERS, MANAGER, AREA_MANAGER, AUDITOR)));
        rows.add(of(area, "POST", "/agreements/{reference}/withdrawal", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending(null, "reason=x"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/withdrawal", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending("application/json", "{\"reason\": \"x\"}"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/termination", Set.of(MANAGER, AREA_MANAGER))
                .sending("application/json", "{\"reason\": \"\"}"));
        rows.add(site(area, "POST", "/agreements", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending(null, "document={document}"));
        rows.add(site(area, "POST", "/api/agreements", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending("application/yaml", "{document}"));
        rows.add(site(area, "POST", "/agreements/requests", BEGINNERS).sending(null, "reference="));
        rows.add(site(area, "POST", "/api/agreements/requests", BEGINNERS).sending("application/json", "{}"));
        // One copies what one has a part in.
        rows.add(site(area, "GET", "/agreements/requests/levels?template={reference}", PEOPLE)
                .refusedBy(422));
        rows.add(site(area, "POST", "/api/agreements/validate", EVERYBODY).sending("application/yaml", "x: 1"));
        rows.add(site(area, "GET", "/api/schemas/{name}", EVERYBODY));
        rows.add(site(area, "POST", "/api/backtests", with(DRAFTERS, MANAGER, AREA_MANAGER, AUDITOR))
                .sending("multipart", "agreement={document}"));
    }

    private static void money(List<Row> rows) {
        String area = "Periods, statements and money";
        for (String path : List.of(
                "/agreements/{reference}/derivations/{hash}",
                "/agreements/{reference}/statements/{close}",
                "/agreements/{reference}/ledger",
                "/api/agreements/{reference}/periods",
                "/api/agreements/{reference}/verdicts",
                "/api/agreements/{reference}/credits",
                "/api/agreements/{reference}/statements/{close}",
                "/api/agreements/{reference}/statements/{close}/document",
                "/api/agreements/{reference}/derivations/{hash}")) {
            rows.add(of(area, "GET", path, READERS));
        }
        rows.add(of(area, "POST", "/agreements/{reference}/periods/close", Set.of(MANAGER, AREA_MANAGER))
                .sending(null, "period=none"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/periods/close", Set.of(MANAGER, AREA_MANAGER))
                .sending("application/json", "{\"period\": \"\"}"));
        rows.add(of(area, "POST", "/agreements/{reference}/payments", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending(null, "means=PAID&amount=-1&invoice=x"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/payments", with(OWNERS, MANAGER, AREA_MANAGER))
                .sending("application/json", "{\"means\": \"PAID\", \"amount\": -1, \"invoice\": \"x\"}"));
    }

    private static void claims(List<Row> rows) {
        String area = "Escalations, disputes and exclusions";
        rows.add(list(area, "/escalations"));
        rows.add(list(area, "/api/escalations"));
        rows.add(list(area, "/disputes"));
        rows.add(list(area, "/warnings"));
        rows.add(list(area, "/api/warnings"));
        for (String path : List.of(
                "/escalations/{number}",
                "/api/escalations/{number}",
                "/disputes/{number}",
                "/api/disputes/{number}",
                "/exclusions/{number}",
                "/api/exclusions/{number}",
                "/api/agreements/{reference}/disputes",
                "/api/agreements/{reference}/exclusions")) {
            rows.add(of(area, "GET", path, READERS));
        }
        // A file that is not there is told to those who may look for it.
        rows.add(of(area, "GET", "/api/disputes/{number}/evidence/{file}", READERS));
        rows.add(of(area, "GET", "/api/exclusions/{number}/evidence/{file}", READERS));
        // This one is over; that is told first to all who read it.
        rows.add(of(area, "POST", "/escalations/{number}/acts", without(READERS, AUDITOR))
                .sending(null, "deed=RAISE&reason=x"));
        rows.add(of(area, "GET", "/agreements/{reference}/statements/{close}/dispute", OWNERS));
        rows.add(of(area, "GET", "/agreements/{reference}/exclusions/new", OWNERS));
        rows.add(of(area, "POST", "/agreements/{reference}/statements/{close}/dispute", OWNERS)
                .sending(null, "words="));
        rows.add(of(area, "POST", "/api/agreements/{reference}/disputes", OWNERS)
                .sending("application/json", "{\"statement\": {close}, \"words\": \"\"}"));
        rows.add(of(area, "POST", "/agreements/{reference}/exclusions", OWNERS).sending(null, "exclusion="));
        rows.add(of(area, "POST", "/api/agreements/{reference}/exclusions", OWNERS)
                .sending("application/json", "{}"));
        for (String kind : List.of("disputes", "exclusions")) {
            rows.add(of(area, "POST", "/" + kind + "/{number}/evidence", PEOPLE).sending("multipart", "file=x"));
            rows.add(of(area, "POST", "/api/" + kind + "/{number}/evidence", PEOPLE)
                    .sending("multipart", "file=x"));
            // Both are over; that is told first to all who read them. DisputeIT tries who may while they go on.
            for (String act : List.of("answer", "handover")) {
                rows.add(of(area, "POST", "/" + kind + "/{number}/" + act, without(READERS, AUDITOR))
                        .sending(null, "task=x&person=x&reason=x"));
            }
            // What the provider claims, the provider withdraws.
            Set<Who> claimants = Set.of(PROVIDER_OWNER);
            rows.add(of(area, "POST", "/" + kind + "/{number}/withdrawal", claimants)
                    .sending(null, "reason=x"));
            rows.add(of(area, "POST", "/api/" + kind + "/{number}/withdrawal", claimants)
                    .sending("application/json", "{\"reason\": \"x\"}"));
        }
    }

    private static void reviewsAndReports(List<Row> rows) {
        String area = "Reviews, changes and reports";
        Set<Who> reviewers = with(OWNERS, CUSTOMER_REVIEWER);
        Set<Who> readers = with(reviewers, MANAGER, AREA_MANAGER, AUDITOR);
        rows.add(list(area, "/reviews").readBy(readers));
        rows.add(list(area, "/api/reviews?which=DECIDED").readBy(readers));
        for (String path : List.of(
                "/agreements/{reference}/reviews/{ordinal}",
                "/api/agreements/{reference}/reviews",
                "/api/agreements/{reference}/reviews/{ordinal}",
                "/api/agreements/{reference}/reviews/{ordinal}/document")) {
            rows.add(of(area, "GET", path, readers));
        }
        rows.add(of(area, "POST", "/agreements/{reference}/reviews", reviewers).sending(null, "occasion=x"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/reviews", reviewers)
                .sending("application/json", "{\"occasion\": \"x\"}"));
        rows.add(of(area, "POST", "/agreements/{reference}/amendments", OWNERS)
                .sending(null, "effective=1999-01-01&words=x"));
        rows.add(of(area, "POST", "/api/agreements/{reference}/amendments", OWNERS)
                .sending("application/json", "{\"effective\": \"1999-01-01\", \"words\": \"x\"}"));
        rows.add(of(area, "POST", "/agreements/{reference}/notice", OWNERS));
        rows.add(of(area, "POST", "/api/agreements/{reference}/notice", OWNERS)
                .sending("application/json", "{\"words\": \"\"}"));
        rows.add(list(area, "/reports"));
        rows.add(list(area, "/api/reports"));
        rows.add(of(area, "GET", "/api/agreements/{reference}/reports", READERS));
        // Here all belong to the party that sends, or the one that receives. A third party would not read it.
        Set<Who> parties = READERS;
        rows.add(of(area, "GET", "/reports/{number}", parties).readBy(parties));
        rows.add(of(area, "GET", "/api/reports/{number}", parties).readBy(parties));
        rows.add(of(area, "GET", "/api/reports/{number}/files/{file}", parties).readBy(parties));
        Set<Who> senders = Set.of(PROVIDER_OWNER, PROVIDER_DATA);
        rows.add(of(area, "POST", "/reports/{number}/delivery", senders).readBy(parties));
        rows.add(of(area, "POST", "/api/agreements/{reference}/reports", senders)
                .readBy(parties)
                .sending("application/json", "{\"report\": \"{report}\"}"));
        rows.add(of(area, "POST", "/reports/{number}/answer", Set.of(CUSTOMER_RECEIVER))
                .readBy(parties)
                .sending(null, "answer=REFUSE"));
        rows.add(of(area, "POST", "/api/reports/{number}/answer", Set.of(CUSTOMER_RECEIVER))
                .readBy(parties)
                .sending("application/json", "{}"));
    }

    private static void measurements(List<Row> rows) {
        String area = "Measurements";
        Set<Who> senders = Set.of(MANAGER, PROVIDER_OWNER, CUSTOMER_OWNER, PROVIDER_DATA);
        Set<Who> seers = with(DRAFTERS, MANAGER, AREA_MANAGER, AUDITOR, PROVIDER_DATA);
        rows.add(site(area, "GET", "/series", EVERYBODY));
        rows.add(site(area, "GET", "/api/series", EVERYBODY));
        rows.add(of(area, "GET", "/series/{id}", seers).readBy(seers));
        rows.add(of(area, "GET", "/series/{id}/measurements", seers).readBy(seers));
        rows.add(of(area, "GET", "/api/series/{id}", seers).readBy(seers));
        rows.add(of(area, "GET", "/api/series/{id}/measurements", seers).readBy(seers));
        rows.add(site(area, "PUT", "/api/series/{id}", Set.of(MANAGER)).sending("application/yaml", "x: 1"));
        rows.add(site(area, "POST", "/series/{id}/measurements", senders).sending("multipart", "file=x"));
        rows.add(site(area, "POST", "/api/series/{id}/measurements", senders)
                .sending("application/x-www-form-urlencoded", "x=1"));
        rows.add(site(area, "POST", "/api/series/{id}/completeness", senders).sending("application/json", "{}"));
    }

    private static void record(List<Row> rows) {
        String area = "The record, and what the processes did";
        Set<Who> inspectors = Set.of(MANAGER, AUDITOR);
        for (String path :
                List.of("/agreements/{reference}/recomputation", "/api/agreements/{reference}/recomputation")) {
            rows.add(of(area, "GET", path, Set.of(MANAGER, AREA_MANAGER, AUDITOR)));
        }
        for (String path : List.of(
                "/api/agreements/{reference}/dossier",
                "/api/agreements/{reference}/dossier.pdf",
                "/api/disputes/{number}/dossier",
                "/api/disputes/{number}/dossier.pdf")) {
            rows.add(site(area, "GET", path, inspectors));
        }
        Set<Who> only = Set.of(AUDITOR);
        rows.add(of(area, "GET", "/api/audit?agreement={reference}", READERS));
        for (String path : List.of(
                "/audit",
                "/api/audit/verify",
                "/api/audit/checkpoints",
                "/history",
                "/history/{instance}",
                "/history/{instance}.bpmn",
                "/history/of/{kind}/{number}",
                "/api/history",
                "/api/history/{instance}")) {
            rows.add(site(area, "GET", path, only));
        }
        rows.add(site(area, "POST", "/audit/verify", only));
        rows.add(site(area, "POST", "/audit/checkpoints", only).sending("multipart", "file=x"));
        rows.add(site(area, "POST", "/api/audit/verify", only)
                .sending("application/json", "{\"format\": \"another\"}")
                .reachedBy(422));
    }

    private static void accounts(List<Row> rows) {
        String area = "Accounts, mail and webhooks";
        Set<Who> only = Set.of(ADMINISTRATOR);
        rows.add(site(area, "GET", "/accounts", only));
        rows.add(site(area, "POST", "/accounts", only).sending(null, "name=-&displayName=x&password=x"));
        rows.add(site(area, "POST", "/accounts/{account}/password", only)
                .reachedBy(404)
                .sending(null, "password=x"));
        rows.add(site(area, "POST", "/accounts/{account}/mail", only)
                .reachedBy(404)
                .sending(null, "mail=x"));
        rows.add(site(area, "POST", "/accounts/{account}/name", only)
                .reachedBy(404)
                .sending(null, "displayName="));
        rows.add(site(area, "POST", "/accounts/{account}/area", only)
                .reachedBy(404)
                .sending(null, "area="));
        rows.add(site(area, "POST", "/accounts/{account}/roles", only).reachedBy(404));
        rows.add(site(area, "POST", "/accounts/{account}/lock", only).reachedBy(404));
        rows.add(site(area, "POST", "/accounts/{account}/unlock", only).reachedBy(404));
        rows.add(site(area, "GET", "/notifications", only));
        rows.add(site(area, "POST", "/notifications/again", only));
        Set<Who> lookingAfter = Set.of(MANAGER, AREA_MANAGER, ADMINISTRATOR);
        Set<Who> managing = Set.of(MANAGER, AREA_MANAGER);
        String hook = "{\"url\": \"https://10.0.0.1/\", \"events\": [\"PERIOD_CLOSED\"]}";
        rows.add(site(area, "GET", "/webhooks", lookingAfter));
        rows.add(site(area, "POST", "/webhooks", managing).sending(null, "url=x&events=PERIOD_CLOSED"));
        rows.add(site(area, "POST", "/webhooks/{number}/removal", lookingAfter).reachedBy(404));
        rows.add(site(area, "POST", "/webhooks/again", only));
        rows.add(site(area, "GET", "/api/webhooks", lookingAfter));
        rows.add(site(area, "POST", "/api/webhooks", managing).sending("application/json", hook));
        rows.add(site(area, "DELETE", "/api/webhooks/{number}", lookingAfter).reachedBy(404));
        rows.add(site(area, "GET", "/absences", lookingAfter));
        rows.add(site(area, "POST", "/absences", lookingAfter).sending(null, "account=&deputy="));
        rows.add(site(area, "POST", "/absences/{number}/end", lookingAfter).reachedBy(404));
        Set<Who> clock = Set.of(MANAGER, ADMINISTRATOR);
        rows.add(site(area, "GET", "/clock", clock));
        rows.add(site(area, "POST", "/clock/by", clock).sending(null, "by=P0D").reachedBy(400));
        rows.add(site(area, "POST", "/clock/to", clock).sending(null, "to=x").reachedBy(400));
        rows.add(site(area, "GET", "/api/clock", clock));
        rows.add(site(area, "POST", "/api/clock", clock)
                .sending("application/json", "{\"to\": \"2020-01-01T00:00:00Z\"}")
                .reachedBy(400));
    }

    private static void everybody(List<Row> rows) {
        String area = "One's own, and what says nothing of agreements";
        Set<Who> all = EnumSet.allOf(Who.class);
        rows.add(site(area, "GET", "/login", all));
        rows.add(site(area, "GET", "/error", EVERYBODY).reachedBy(404, 500));
        rows.add(site(area, "GET", "/actuator/health", all));
        rows.add(site(area, "GET", "/", EVERYBODY));
        rows.add(site(area, "GET", "/tasks", EVERYBODY));
        rows.add(site(area, "GET", "/camunda", EVERYBODY));
        rows.add(site(area, "GET", "/camunda/", EVERYBODY));
        rows.add(site(area, "GET", "/api", EVERYBODY));
        rows.add(site(area, "GET", "/api/", EVERYBODY));
        rows.add(site(area, "GET", "/api/openapi", EVERYBODY));
        rows.add(site(area, "GET", "/me/password", EVERYBODY));
        rows.add(
                site(area, "POST", "/me/password", EVERYBODY).sending(null, "current=x&password=one&repeated=another"));
        rows.add(site(area, "GET", "/me/absences", EVERYBODY));
        rows.add(site(area, "POST", "/me/absences", EVERYBODY).sending(null, "deputy=&first=&last="));
        rows.add(site(area, "POST", "/me/absences/{number}/end", EVERYBODY).reachedBy(404));
        rows.add(site(area, "GET", "/me/tokens", EVERYBODY));
        rows.add(site(area, "POST", "/me/tokens", EVERYBODY).sending(null, "label=x&days=0&scope=READ"));
        rows.add(site(area, "POST", "/me/tokens/{number}/withdrawal", EVERYBODY).reachedBy(404));
        rows.add(site(area, "GET", "/api/tokens", EVERYBODY));
        rows.add(site(area, "POST", "/api/tokens", EVERYBODY).sending("application/json", "{\"days\": 0}"));
        rows.add(site(area, "DELETE", "/api/tokens", EVERYBODY));
        rows.add(site(area, "DELETE", "/api/tokens/{number}", EVERYBODY).reachedBy(404));
        rows.add(site(area, "GET", "/me/notifications", EVERYBODY));
        rows.add(site(area, "POST", "/me/notifications", EVERYBODY)
                .sending(null, "delivery=NONE&hour=99&zone=UTC&language=en")
                .reachedBy(400));
    }

    private static void engine(List<Row> rows) {
        String area = "The engine";
        Set<Who> roles = Set.of(MANAGER, AUDITOR, ADMINISTRATOR);
        rows.add(site(area, "GET", "/camunda/app/welcome/default/", EVERYBODY));
        rows.add(site(area, "GET", "/camunda/app/tasklist/default/", EVERYBODY));
        rows.add(site(area, "GET", "/engine-rest/process-definition", EVERYBODY));
        rows.add(site(area, "GET", "/engine-rest/process-definition/key/AgreementLifecycle/xml", EVERYBODY));
        rows.add(site(area, "GET", "/engine-rest/process-definition/key/AgreementLifecycle/startForm", EVERYBODY));
        // Tasks are seen by those who can claim them or have them; this one is the customer's signatory's.
        rows.add(site(area, "GET", "/engine-rest/task/{task}", Set.of(MANAGER, AUDITOR, CUSTOMER_SIGNATORY)));
        rows.add(site(area, "GET", "/engine-rest/task/{task}/form-variables", Set.of(AUDITOR, CUSTOMER_SIGNATORY)));
        rows.add(site(area, "POST", "/engine-rest/task/{task}/claim?for=somebody-else", Set.of())
                .sending("application/json", "{\"userId\": \"mediator\"}"));
        rows.add(site(area, "POST", "/engine-rest/task/{task}/claim", Set.of(CUSTOMER_SIGNATORY))
                .sending("application/json", "{\"userId\": \"{who}\"}")
                .reachedBy(500));
        rows.add(site(area, "POST", "/engine-rest/task/{task}/submit-form", Set.of(CUSTOMER_SIGNATORY))
                .sending("application/json", "{}")
                .reachedBy(400));
        rows.add(site(area, "POST", "/engine-rest/task/{task}/assignee", Set.of())
                .sending("application/json", "{\"userId\": \"mediator\"}"));
        rows.add(site(area, "GET", "/engine-rest/process-instance/{process}", roles));
        rows.add(site(area, "GET", "/engine-rest/process-instance/{process}/variables", Set.of(AUDITOR)));
        rows.add(site(area, "GET", "/engine-rest/history/process-instance/{process}", Set.of(MANAGER, AUDITOR)));
        rows.add(site(area, "DELETE", "/engine-rest/process-instance/{process}", Set.of()));
        rows.add(site(area, "PUT", "/engine-rest/process-instance/{process}/variables/x", Set.of())
                .sending("application/json", "{\"value\": 1}"));
        rows.add(site(area, "POST", "/engine-rest/message", Set.of())
                .sending(
                        "application/json",
                        "{\"messageName\": \"AgreementTerminated\", \"processInstanceId\": \"{process}\"}"));
        rows.add(site(area, "POST", "/engine-rest/deployment/create", Set.of()).sending("multipart", "data=x"));
        rows.add(site(area, "POST", "/engine-rest/user/create", Set.of())
                .sending("application/json", "{\"profile\": {\"id\": \"x\"}, \"credentials\": {\"password\": \"y\"}}"));
        rows.add(
                site(area, "POST", "/engine-rest/authorization/create", Set.of())
                        .sending(
                                "application/json",
                                "{\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"manager\", \"resourceType\": 7, \"resourceId\": \"*\"}"));
        rows.add(site(area, "GET", "/engine-rest/deployment/{deployment}", roles));
        rows.add(site(area, "PUT", "/engine-rest/job/{job}/retries", Set.of(ADMINISTRATOR))
                .sending("application/json", "{\"retries\": 3}"));
        rows.add(site(area, "PUT", "/engine-rest/job/{job}/duedate", Set.of())
                .sending("application/json", "{\"duedate\": \"2020-01-01T00:00:00.000+0000\"}"));
        rows.add(site(area, "POST", "/engine-rest/job/{job}/execute", Set.of()).sending("application/json", "{}"));
        rows.add(site(area, "POST", "/engine-rest/identity/verify", Set.of())
                .sending("application/json", "{\"username\": \"manager\", \"password\": \"demo\"}"));
        rows.add(site(area, "PUT", "/engine-rest/process-definition/key/CloseRun/suspended", Set.of())
                .sending("application/json", "{\"suspended\": true}"));
        rows.add(site(area, "PUT", "/engine-rest/process-instance/{process}/suspended", Set.of())
                .sending("application/json", "{\"suspended\": true}"));
        rows.add(site(area, "GET", "/engine-rest/process-definition/statistics", roles));
        rows.add(site(area, "GET", "/engine-rest/metrics", Set.of()));
    }

    private static Row of(String area, String method, String path, Set<Who> allowed) {
        return new Row(area, method, path, allowed, true, READERS, false, null, "", Set.of(), Set.of());
    }

    private static Row site(String area, String method, String path, Set<Who> allowed) {
        return new Row(area, method, path, allowed, false, EVERYBODY, false, null, "", Set.of(), engine(path));
    }

    /** The engine says that there is no such thing, or that it cannot be done by anybody. */
    private static Set<Integer> engine(String path) {
        return path.startsWith("/engine-rest/") ? Set.of(404) : Set.of();
    }

    private static Row list(String area, String path) {
        return new Row(area, "GET", path, EVERYBODY, false, READERS, true, null, "", Set.of(), Set.of());
    }

    private static Set<Who> with(Set<Who> some, Who... more) {
        Set<Who> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Set<Who> without(Set<Who> some, Who... less) {
        Set<Who> rest = EnumSet.copyOf(some);
        rest.removeAll(List.of(less));
        return rest;
    }

    /** The page {@code docs/permissions.md}. */
    static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        String area = "";
        for (Row row : rows()) {
            if (!row.area().equals(area)) {
                area = row.area();
                page.append("\n## ").append(area).append("\n\n| |");
                for (Who who : Who.values()) {
                    page.append(' ').append(who.words).append(" |");
                }
                page.append("\n|---|")
                        .append("---|".repeat(Who.values().length))
                        .append('\n');
            }
            page.append("| `")
                    .append(row.method())
                    .append(' ')
                    .append(row.path())
                    .append("` |");
            for (Who who : Who.values()) {
                page.append(' ').append(row.cell(who).sign).append(" |");
            }
            page.append('\n');
        }
        return page.toString();
    }

    /** What a mapping of the application is called here. */
    static Collection<String> names() {
        return rows().stream()
                .map(row ->
                        row.method().toUpperCase(Locale.ROOT) + " " + row.path().replaceAll("\\?.*", ""))
                .collect(Collectors.toSet());
    }

    private static final String INTRODUCTION =
            """
            # Who may do what

            Made by `PermissionMatrixTest` from `PermissionMatrix`; a test fails when this page, or an endpoint, is missing there. \
            `PermissionMatrixIT` tries every cell on the running application, as a browser with a session would.

            Four rules make nearly all of it:

            1. **An agreement is open to those who have a part in it**, by the duties that its terms give them. To everybody else it looks as if there were \
            none. What a duty opens is in the table; what two duties of one person open adds up.
            2. **Managers see all agreements**; those of an area see the agreements of the parties that `/accounts` names for them, and nothing of others. They \
            act where the table says so, and take no part for a party.
            3. **Auditors read everything and change nothing**, whatever else they are: every request that would change something is refused at the door, \
            with the exception of their own password, tokens and notices.
            4. **Administrators look after accounts**, begin no agreements, and see no contents of any. In the engine they see which process is stuck, by the \
            agreement's reference, and retry its job; tasks, variables and history are closed to them. Nobody is in `camunda-admin`, which no check binds.

            A deputy (`/me/absences`) does the tasks of who is away, in that person's name, and reads the agreements; nothing else of that person is open to the \
            deputy, and no task of another party than the deputy's own. Managers say it for the people of the agreements that they manage, administrators for \
            everybody (`/absences`), and never make themselves the deputy.

            An access token opens what its account may do, and no more than its scope: `READ` refuses what changes something, `MEASUREMENTS` all but sending \
            measurements and looking at their series. A one-time password opens `/me/password` and nothing else.

            | cell | means |
            |---|---|
            | yes | it is shown or done, or refused for another reason than who asks |
            | own | it answers, with what is one's own, and nothing of the agreement |
            | no | it is refused (403) |
            | – | it looks as if it were not there (404) |
            | login | it asks for a login (401, or the login page) |

            The lines are about an agreement in force. *every duty, in an agreement of others* is one account that has all duties on both sides of another agreement.
            """;
}
