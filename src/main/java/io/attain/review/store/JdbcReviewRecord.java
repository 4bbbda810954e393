package io.attain.review.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.problem.Problem;
import io.attain.review.Notice;
import io.attain.review.Occasion;
import io.attain.review.Review;
import io.attain.review.ReviewAct;
import io.attain.review.ReviewRecord;
import io.attain.review.Trigger;
import io.attain.terms.Agreement.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReviewRecord implements ReviewRecord {

    /** After which nothing more is done in a review. */
    private static final List<String> LAST = Arrays.stream(ReviewAct.Kind.values())
            .filter(ReviewAct.Kind::isLast)
            .map(ReviewAct.Kind::name)
            .toList();

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcReviewRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Review open(String reference, int version) {
        int ordinal = of(reference).size() + 1;
        try {
            jdbc.sql(
                            "insert into review (reference, ordinal, version, opened_at) values (:reference, :ordinal, :version, :now)")
                    .param("reference", reference)
                    .param("ordinal", ordinal)
                    .param("version", version)
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("A review of " + reference + " has just been opened; look at it and try again.");
        }
        return of(reference).get(ordinal - 1);
    }

    @Override
    public void trigger(Review review, Occasion occasion, String account, @Nullable String fact, String words) {
        jdbc.sql(
                        """
                        insert into review_trigger (review, reference, occasion, account, fact, words, recorded_at)
                        values (:review, :reference, :occasion, :account, :fact, :words, :now)""")
                .param("review", review.number())
                .param("reference", review.reference())
                .param("occasion", occasion.name())
                .param("account", account)
                .param("fact", fact)
                .param("words", words)
                .param("now", now())
                .update();
    }

    @Override
    public List<Trigger> triggers(String reference) {
        return jdbc.sql("select * from review_trigger where reference = :reference order by number")
                .param("reference", reference)
                .query(JdbcReviewRecord::trigger)
                .list();
    }

    @Override
    public List<Trigger> triggers(Collection<Long> reviews) {
        return reviews.isEmpty()
                ? List.of()
                : jdbc.sql("select * from review_trigger where review in (:reviews) order by number")
                        .param("reviews", reviews)
                        .query(JdbcReviewRecord::trigger)
                        .list();
    }

    @Override
    public List<Review> open(@Nullable Collection<String> references, long after, int limit) {
        if (references != null && references.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select r.* from review r where r.number > :after"
                        + (references == null ? "" : " and r.reference in (:references)")
                        + " and not exists (select 1 from review_act a where a.review = r.number and a.kind in (:last))"
                        + " order by r.number fetch first :limit rows only")
                .param("references", references)
                .param("after", after)
                .param("last", LAST)
                .param("limit", limit)
                .query(JdbcReviewRecord::review)
                .list();
    }

    @Override
    public List<Decided> decided(@Nullable Collection<String> references, long before, int limit) {
        if (references != null && references.isEmpty()) {
            return List.of();
        }
        List<ReviewAct> decisions = jdbc.sql(
                        "select a.* from review_act a"
                                + (references == null
                                        ? " where"
                                        : " join review r on r.number = a.review where r.reference in (:references) and")
                                + " a.number < :before and a.kind in (:last) order by a.number desc fetch first :limit rows only")
                .param("references", references)
                .param("before", before)
                .param("last", LAST)
                .param("limit", limit)
                .query(JdbcReviewRecord::act)
                .list();
        if (decisions.isEmpty()) {
            return List.of();
        }
        Map<Long, Review> reviews = jdbc
                .sql("select * from review where number in (:numbers)")
                .param("numbers", decisions.stream().map(ReviewAct::review).toList())
                .query(JdbcReviewRecord::review)
                .list()
                .stream()
                .collect(Collectors.toMap(Review::number, Function.identity()));
        return decisions.stream()
                .map(it -> new Decided(Objects.requireNonNull(reviews.get(it.review())), it))
                .toList();
    }

    @Override
    public void act(long review, ReviewAct.Kind kind, String account, String about, String words) {
        jdbc.sql(
                        "insert into review_act (review, kind, account, about, words, recorded_at) values (:review, :kind, :account, :about, :words, :now)")
                .param("review", review)
                .param("kind", kind.name())
                .param("account", account)
                .param("about", about)
                .param("words", words)
                .param("now", now())
                .update();
    }

    @Override
    public List<ReviewAct> acts(String reference) {
        return jdbc.sql(
                        "select a.* from review_act a join review r on r.number = a.review where r.reference = :reference order by a.number")
                .param("reference", reference)
                .query(JdbcReviewRecord::act)
                .list();
    }

    @Override
    public List<Review> of(String reference) {
        return jdbc.sql("select * from review where reference = :reference order by ordinal")
                .param("reference", reference)
                .query(JdbcReviewRecord::review)
                .list();
    }

    @Override
    public void keepScorecard(long review, String content) {
        jdbc.sql("insert into review_scorecard (review, content) values (:review, :content)")
                .param("review", review)
                .param("content", content)
                .update();
    }

    @Override
    public Optional<String> scorecard(long review) {
        return jdbc.sql("select content from review_scorecard where review = :review")
                .param("review", review)
                .query(String.class)
                .optional();
    }

    @Override
    public void bind(String processInstance, long review) {
        jdbc.sql("insert into review_instance (process_instance, review) values (:instance, :review)")
                .param("instance", processInstance)
                .param("review", review)
                .update();
    }

    @Override
    public Review ofInstance(String processInstance) {
        return jdbc.sql(
                        "select r.* from review r join review_instance i on i.review = r.number where i.process_instance = :instance")
                .param("instance", processInstance)
                .query(JdbcReviewRecord::review)
                .optional()
                .orElseThrow(
                        () -> Problem.unknown("The process instance " + processInstance + " reviews no agreement."));
    }

    @Override
    public void give(Notice notice) {
        try {
            jdbc.sql(
                            """
                            insert into agreement_notice (reference, version, side, account, words, recorded_at)
                            values (:reference, :version, :side, :account, :words, :now)""")
                    .param("reference", notice.reference())
                    .param("version", notice.version())
                    .param("side", notice.side().name())
                    .param("account", notice.account())
                    .param("words", notice.words())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw Problem.conflict("Notice of " + notice.reference() + " has been given already.");
        }
    }

    @Override
    public Optional<Notice> notice(String reference, int version) {
        return jdbc.sql("select * from agreement_notice where reference = :reference and version = :version")
                .param("reference", reference)
                .param("version", version)
                .query((row, index) -> new Notice(
                        reference,
                        version,
                        Role.valueOf(row.getString("side")),
                        row.getString("account"),
                        row.getString("words"),
                        instant(row, "recorded_at")))
                .optional();
    }

    private static Trigger trigger(ResultSet row, int index) throws SQLException {
        return new Trigger(
                row.getLong("review"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("account"),
                row.getString("fact"),
                row.getString("words"),
                instant(row, "recorded_at"));
    }

    private static ReviewAct act(ResultSet row, int index) throws SQLException {
        return new ReviewAct(
                row.getLong("number"),
                row.getLong("review"),
                ReviewAct.Kind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getString("about"),
                row.getString("words"),
                instant(row, "recorded_at"));
    }

    private static Review review(ResultSet row, int index) throws SQLException {
        return new Review(
                row.getLong("number"),
                row.getString("reference"),
                row.getInt("ordinal"),
                row.getInt("version"),
                instant(row, "opened_at"));
    }

    private OffsetDateTime now() {
        return offset(clock.instant());
    }
}
