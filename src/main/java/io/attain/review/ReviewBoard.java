package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementRegister.Entry;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.agreement.Milestone;
import io.attain.problem.Problem;
import io.attain.review.ReviewRecord.Decided;
import io.attain.terms.Agreement;
import io.attain.workflow.OpenTasks;
import io.attain.workflow.OpenTasks.OpenTask;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reviews of all agreements that the account may read: those that are open, come next, and are over. */
@Component
public class ReviewBoard {

    private static final Comparator<Line> BY_DATE =
            Comparator.comparing(Line::at).thenComparing(Line::reference);

    private final ReviewAccess access;
    private final ReviewRecord record;
    private final AgreementRegister register;
    private final OpenTasks tasks;
    private final Clock clock;

    ReviewBoard(ReviewAccess access, ReviewRecord record, AgreementRegister register, OpenTasks tasks, Clock clock) {
        this.access = access;
        this.record = record;
        this.register = register;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A part of the board. */
    public enum Part {
        /** The reviews that are open, the one that was opened first in front. */
        OPEN,
        /** The next review of each agreement in force by its calendar, the nearest in front. */
        SCHEDULED,
        /** The reviews that are over, the one that was decided last in front. */
        DECIDED
    }

    /** What people of a review can be asked for. */
    public enum Step {
        /** Whether the terms still fit. */
        ANSWER("Task_Answer"),
        /** Whether the terms stay. */
        DECISION("Task_Decide"),
        /** Whether the agreement is to end, as the other side wishes. */
        CONSENT("Task_Consent");

        private final String task;

        Step(String task) {
            this.task = task;
        }
    }

    /**
     * Whom an open review waits for.
     *
     * @param step what they are asked for
     * @param people their accounts in alphabetical order
     * @param until until when
     */
    public record Waiting(Step step, List<String> people, @Nullable Instant until) {}

    /**
     * A line of the board.
     *
     * @param reference the agreement's reference
     * @param title the agreement's title
     * @param zone the agreement's zone
     * @param review the review's number among the agreement's, {@literal null} for one that comes
     * @param occasions why it is held, each once
     * @param at when it was opened, is due, or was decided
     * @param waitsFor whom it waits for, empty unless it is open
     * @param decideUntil until when it is to be decided, {@literal null} unless it is open
     * @param decision what it came to, {@literal null} unless it is over
     * @param about what the decision is about, as in {@link ReviewAct}, else empty
     */
    public record Line(
            String reference,
            String title,
            ZoneId zone,
            @Nullable Integer review,
            List<Occasion> occasions,
            Instant at,
            List<Waiting> waitsFor,
            @Nullable Instant decideUntil,
            ReviewAct.@Nullable Kind decision,
            String about) {}

    /**
     * A page of a part.
     *
     * @param reviews its lines
     * @param next after what the next page follows, {@literal null} after the last
     */
    public record Page(List<Line> reviews, @Nullable String next) {}

    /**
     * Returns a page.
     *
     * @param part never {@literal null}
     * @param reference the only agreement that is asked for, {@literal null} for all
     * @param after the {@code next} of the page before, {@literal null} for the first page
     * @param limit how many lines it has at most
     * @throws Problem if the account may not read the reviews of that agreement, or no page follows there
     */
    public Page page(Part part, @Nullable String reference, @Nullable String after, int limit) {
        List<String> readable = access.readable(reference);
        return switch (part) {
            case OPEN -> {
                List<Review> found = record.open(readable, after == null ? 0 : number(after), limit + 1);
                yield page(found, limit, this::open, it -> Long.toString(it.number()));
            }
            case SCHEDULED -> {
                List<Line> found = scheduled(readable, after == null ? null : date(after), limit + 1);
                yield page(found, limit, Function.identity(), it -> it.at() + " " + it.reference());
            }
            case DECIDED -> {
                List<Decided> found =
                        record.decided(readable, after == null ? Long.MAX_VALUE : number(after), limit + 1);
                yield page(
                        found,
                        limit,
                        this::decided,
                        it -> Long.toString(it.decision().number()));
            }
        };
    }

    private static <T> Page page(
            List<T> found, int limit, Function<List<T>, List<Line>> lines, Function<T, String> place) {
        List<T> page = found.stream().limit(limit).toList();
        return new Page(lines.apply(page), found.size() > limit ? place.apply(page.get(limit - 1)) : null);
    }

    private static long number(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException none) {
            throw noPlace(after);
        }
    }

    /** Where the line stood after which a page of reviews that come follows. */
    private record Place(Instant at, String reference) {

        boolean isBefore(Line line) {
            int byDate = at.compareTo(line.at());
            return byDate < 0 || (byDate == 0 && reference.compareTo(line.reference()) < 0);
        }
    }

    private static Place date(String after) {
        String[] parts = after.split(" ", 2);
        try {
            return new Place(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (DateTimeException none) {
            throw noPlace(after);
        }
    }

    private static Problem noPlace(String after) {
        return Problem.refused("No page of reviews follows after “" + after
                + "”. Begin with the first page, and hand its “next” on as “after”.");
    }

    private List<Line> open(List<Review> reviews) {
        Map<String, Standing> standing = standing(reviews);
        Map<Long, List<Occasion>> occasions = occasions(reviews);
        Map<String, List<OpenTask>> open = tasks.of(
                standing.keySet(),
                Arrays.stream(Step.values()).map(it -> it.task).toList());
        return reviews.stream()
                .map(it -> {
                    Agreement terms = terms(standing, it);
                    List<Waiting> waiting = waiting(open.getOrDefault(it.reference(), List.of()));
                    return new Line(
                            it.reference(),
                            terms.title(),
                            terms.zone(),
                            it.ordinal(),
                            occasions.getOrDefault(it.number(), List.of()),
                            it.openedAt(),
                            waiting,
                            decideUntil(terms, it, waiting),
                            null,
                            "");
                })
                .toList();
    }

    private static List<Waiting> waiting(List<OpenTask> tasks) {
        List<Waiting> waiting = new ArrayList<>();
        for (Step step : Step.values()) {
            List<OpenTask> ofStep =
                    tasks.stream().filter(it -> it.key().equals(step.task)).toList();
            if (!ofStep.isEmpty()) {
                Set<String> people = ofStep.stream()
                        .flatMap(it -> it.people().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
                waiting.add(new Waiting(step, List.copyOf(people), ofStep.get(0).due()));
            }
        }
        return waiting;
    }

    /** The owners have as long as the reviewers, from when these have answered or could. */
    private static @Nullable Instant decideUntil(Agreement terms, Review review, List<Waiting> waiting) {
        return waiting.stream()
                .filter(it -> it.step() != Step.ANSWER)
                .flatMap(it -> Stream.ofNullable(it.until()))
                .findFirst()
                .orElseGet(
                        () -> ReviewSchedule.answerUntil(terms, ReviewSchedule.answerUntil(terms, review.openedAt())));
    }

    private List<Line> decided(List<Decided> over) {
        List<Review> reviews = over.stream().map(Decided::review).toList();
        Map<String, Standing> standing = standing(reviews);
        Map<Long, List<Occasion>> occasions = occasions(reviews);
        return over.stream()
                .map(it -> {
                    Agreement terms = terms(standing, it.review());
                    return new Line(
                            it.review().reference(),
                            terms.title(),
                            terms.zone(),
                            it.review().ordinal(),
                            occasions.getOrDefault(it.review().number(), List.of()),
                            it.decision().recordedAt(),
                            List.of(),
                            null,
                            it.decision().kind(),
                            it.decision().about());
                })
                .toList();
    }

    /** The calendar follows from terms alone, which are at hand; so nothing is kept of it, and all are compared. */
    private List<Line> scheduled(@Nullable List<String> readable, @Nullable Place after, int limit) {
        Collection<String> references = readable != null
                ? readable
                : register.all().stream().map(Entry::reference).toList();
        Instant now = clock.instant();
        return register.standing(references).values().stream()
                .filter(it -> it.status() == Milestone.IN_FORCE)
                .map(it -> it.holds().terms())
                .flatMap(terms -> next(terms, now))
                .filter(it -> after == null || after.isBefore(it))
                .sorted(BY_DATE)
                .limit(limit)
                .toList();
    }

    private static Stream<Line> next(Agreement terms, Instant now) {
        return ReviewSchedule.next(terms, now).stream()
                .map(it -> new Line(
                        terms.reference(),
                        terms.title(),
                        terms.zone(),
                        null,
                        List.of(it.occasion()),
                        it.at(),
                        List.of(),
                        null,
                        null,
                        ""));
    }

    private Map<String, Standing> standing(List<Review> reviews) {
        return register.standing(reviews.stream().map(Review::reference).collect(Collectors.toSet()));
    }

    private static Agreement terms(Map<String, Standing> standing, Review review) {
        return Objects.requireNonNull(standing.get(review.reference())).holds().terms();
    }

    private Map<Long, List<Occasion>> occasions(List<Review> reviews) {
        return record.triggers(reviews.stream().map(Review::number).toList()).stream()
                .collect(Collectors.groupingBy(
                        Trigger::review,
                        Collectors.mapping(
                                Trigger::occasion,
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf))));
    }
}
