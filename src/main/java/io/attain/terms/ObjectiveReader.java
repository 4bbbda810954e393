package io.attain.terms;

import io.attain.terms.CreditTerms.Allowance;
import io.attain.terms.CreditTerms.Basis;
import io.attain.terms.CreditTerms.Direction;
import io.attain.terms.CreditTerms.Each;
import io.attain.terms.CreditTerms.EachUnit;
import io.attain.terms.CreditTerms.Flat;
import io.attain.terms.CreditTerms.Points;
import io.attain.terms.CreditTerms.Rule;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.CreditTerms.UnitRounding;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Indicator.Open;
import io.attain.terms.Indicator.Percentile;
import io.attain.terms.Indicator.Ratio;
import io.attain.terms.Indicator.Tally;
import io.attain.terms.Indicator.Weight;
import io.attain.terms.Objective.Consequence;
import io.attain.terms.Objective.Every;
import io.attain.terms.Objective.Impact;
import io.attain.terms.Objective.MinimumSample;
import io.attain.terms.Objective.Missing;
import io.attain.terms.Objective.PeriodRule;
import io.attain.terms.Objective.Repeat;
import io.attain.terms.Objective.Target;
import io.attain.terms.Objective.Warning;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objectives and their credit rules. */
final class ObjectiveReader {

    private ObjectiveReader() {}

    static Objective read(Cursor place) {
        return new Objective(
                place.text("id"),
                place.text("name", place.text("id")),
                place.maybeText("service"),
                place.text("series"),
                place.has("where") ? ConditionReader.readWhere(place.at("where")) : null,
                place.texts("scope"),
                indicator(place.at("indicator")),
                target(place.at("target")),
                place.maybeDecimal("price"),
                period(place.at("period")),
                place.has("missing") ? place.choice("missing", Missing.class) : null,
                place.has("minimumSample") ? minimumSample(place.at("minimumSample")) : null,
                place.has("exclusions") ? place.texts("exclusions") : null,
                place.has("credit")
                        ? credit(place.at("credit"), place.at("target").has("atMost"))
                        : null,
                place.has("reward")
                        ? credit(place.at("reward"), !place.at("target").has("atMost"))
                        : null,
                place.maybeDecimal("allocation"),
                place.list("repeat", ObjectiveReader::repeat),
                place.list("warn", ObjectiveReader::warning),
                place.has("impact") ? place.choice("impact", Impact.class) : null);
    }

    private static Indicator indicator(Cursor place) {
        String type = place.text("type");
        return switch (type) {
            case "count", "sum", "average", "minimum", "maximum" ->
                new Aggregate(place.choice("type", Function.class), of(place));
            case "percentile" ->
                place.make(it -> new Percentile(it.at("percentile").decimal(), of(it)));
            case "ratio" -> ratio(place);
            case "tally" -> new Tally();
            case "availability" ->
                new Availability(
                        place.has("staleAfter") ? place.at("staleAfter").exactDuration() : null,
                        place.maybeDecimal("coverage"),
                        place.has("shortest") ? place.at("shortest").exactDuration() : null,
                        place.text("weighted", "time").equals("records"));
            default ->
                throw place.at("type")
                        .fail("unknown indicator '" + type + "'; expected count, sum, average, minimum, maximum,"
                                + " percentile, ratio, tally or availability");
        };
    }

    private static Of of(Cursor place) {
        UnitRounding round = place.choice("round", UnitRounding.PRO_RATA);
        Cursor of = place.maybe("of");
        if (of == null || of.isText()) {
            String what = of == null ? "value" : of.text();
            return switch (what) {
                case "value" -> new Of.Value();
                case "outages" -> new Of.Outages(place.maybeDuration("unit"), round);
                default -> throw of(place, what);
            };
        }
        Cursor elapsed = of.at("elapsed");
        return new Of.ElapsedTime(
                ConditionReader.elapsed(elapsed),
                first(place.maybeDuration("unit"), elapsed.maybeDuration("unit")),
                elapsed.choice("round", round));
    }

    private static Cursor.Unreadable of(Cursor place, String what) {
        return place.at("of").fail("unknown '" + what + "'; expected value, outages or elapsed with from and until");
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    private static Indicator ratio(Cursor place) {
        boolean bad = place.has("bad");
        if (bad == place.has("good")) {
            throw place.fail("a ratio needs either 'good' or 'bad', and not both");
        }
        return new Ratio(
                ConditionReader.read(place.at(bad ? "bad" : "good")),
                bad,
                place.has("open") ? place.choice("open", Open.class) : null,
                place.choice("weight", Weight.COUNT),
                place.text("of", "").equals("outages"));
    }

    private static Target target(Cursor place) {
        boolean atMost = place.has("atMost");
        if (atMost == place.has("atLeast")) {
            throw place.fail("a target needs either 'atLeast' or 'atMost', and not both");
        }
        return new Target(place.at(atMost ? "atMost" : "atLeast").decimal(), atMost, place.maybeText("unit"));
    }

    private static PeriodRule period(Cursor place) {
        String by = place.maybeText("by");
        if (place.has("rolling")) {
            return new PeriodRule.Rolling(place.at("rolling").duration(), place.choice("creditEvery", Every.MONTH), by);
        }
        int startDay = place.integer("startDay", 1);
        if (startDay < 1 || startDay > 31) {
            throw place.at("startDay").fail("expected a day of the month from 1 to 31, found " + startDay);
        }
        return new PeriodRule.Recurring(place.choice("every", Every.class), by, startDay);
    }

    private static MinimumSample minimumSample(Cursor place) {
        return place.text().startsWith("P")
                ? new MinimumSample.Time(place.exactDuration())
                : new MinimumSample.Count(place.decimal());
    }

    private static CreditTerms credit(Cursor place, boolean targetAtMost) {
        return new CreditTerms(basis(place), rule(place, targetAtMost), place.list("caps", ObjectiveReader::cap));
    }

    private static Basis basis(Cursor place) {
        Cursor basis = place.maybe("basis");
        if (basis == null) {
            return new Basis.Fee();
        }
        if (basis.isText()) {
            return switch (basis.text()) {
                case "fee" -> new Basis.Fee();
                case "value" -> new Basis.Value();
                default ->
                    throw basis.fail("expected fee, value, an amount or perCounted, found '" + basis.text() + "'");
            };
        }
        return basis.has("perCounted")
                ? new Basis.PerCounted(basis.at("perCounted").decimal())
                : new Basis.Amount(basis.at("amount").decimal());
    }

    private static Rule rule(Cursor place, boolean targetAtMost) {
        if (place.has("tiers")) {
            return new Tiers(place.list("tiers", it -> tier(it, targetAtMost)));
        }
        if (place.has("flat")) {
            return new Flat(place.at("flat").decimal());
        }
        if (place.has("each")) {
            return each(place.at("each"));
        }
        if (place.has("points")) {
            return points(place.at("points"));
        }
        throw place.fail("a credit needs one of tiers, flat, each or points");
    }

    /**
     * Reads a tier. A published row has two ends; the one towards the target decides, whether or not it is written as
     * inclusive: exactly on a bound is always the better tier. What the other end says is the linter's matter.
     */
    private static Tier tier(Cursor place, boolean targetAtMost) {
        List<String> ends = targetAtMost
                ? List.of("above", "atLeast", "below", "atMost")
                : List.of("below", "atMost", "above", "atLeast");
        String end = ends.stream()
                .filter(place::has)
                .findFirst()
                .orElseThrow(() -> place.fail("a tier needs one of the fields below or above"));
        Direction direction = end.equals("below") || end.equals("atMost") ? Direction.BELOW : Direction.ABOVE;
        return new Tier(place.at(end).decimal(), direction, payment(place));
    }

    private static Payment payment(Cursor place) {
        if (place.has("percent")) {
            return new Payment.Percent(place.at("percent").decimal());
        }
        if (place.has("feeMultiple")) {
            return new Payment.FeeMultiple(place.at("feeMultiple").decimal());
        }
        return new Payment.Amount(place.at("amount").decimal());
    }

    private static Each each(Cursor place) {
        return new Each(eachUnit(place), payment(place), rounding(place), allowance(place));
    }

    private static UnitRounding rounding(Cursor place) {
        return place.choice("round", UnitRounding.FULL);
    }

    private static EachUnit eachUnit(Cursor place) {
        if (place.has("shortfall")) {
            return new EachUnit.Shortfall(positive(place.at("shortfall")));
        }
        if (place.has("excess")) {
            return new EachUnit.Shortfall(positive(place.at("excess")));
        }
        if (place.has("shortfallPercent")) {
            return new EachUnit.ShortfallPercent(positive(place.at("shortfallPercent")));
        }
        if (place.has("excessPercent")) {
            return new EachUnit.ShortfallPercent(positive(place.at("excessPercent")));
        }
        if (place.has("bad")) {
            return new EachUnit.Bad(positive(place.at("bad")));
        }
        if (place.has("late")) {
            return new EachUnit.Late(
                    place.at("late").duration(), place.text("from"), place.text("until"), place.maybeText("calendar"));
        }
        return new EachUnit.Downtime(place.at("downtime").duration());
    }

    private static BigDecimal positive(Cursor place) {
        BigDecimal number = place.decimal();
        if (number.signum() <= 0) {
            throw place.fail("expected a number above 0, found " + number);
        }
        return number;
    }

    private static @Nullable Allowance allowance(Cursor place) {
        Cursor free = place.maybe("free");
        if (free == null) {
            return null;
        }
        return free.text().startsWith("P")
                ? new Allowance.Time(free.duration())
                : new Allowance.Quantity(free.decimal());
    }

    private static Points points(Cursor place) {
        return new Points(
                place.has("each") ? pointsEach(place.at("each")) : null,
                place.has("threshold") ? place.at("threshold").decimal() : BigDecimal.ZERO,
                place.maybeDecimal("perPoint"),
                place.list(
                        "bands",
                        it -> new Points.Band(
                                it.at("above").decimal(), it.at("times").decimal())),
                place.list("steps", it -> new Points.Step(it.at("from").decimal(), payment(it))));
    }

    /** What earns points: its payment says how many points a unit earns, one where it does not say. */
    private static Each pointsEach(Cursor place) {
        Payment earned = place.has("points")
                ? new Payment.Amount(place.at("points").decimal())
                : place.has("amount") ? payment(place) : new Payment.Amount(BigDecimal.ONE);
        return new Each(eachUnit(place), earned, rounding(place), allowance(place));
    }

    static Cap cap(Cursor place) {
        return new Cap(place.choice("per", Cap.Per.class), place.choice("over", Cap.Over.PERIOD), payment(place));
    }

    private static Repeat repeat(Cursor place) {
        return new Repeat(
                place.has("consecutive") ? place.at("consecutive").as(Integer::valueOf) : null,
                place.has("breaches") ? place.at("breaches").as(Integer::valueOf) : null,
                place.maybeDuration("within"),
                consequence(place.at("then")));
    }

    private static Consequence consequence(Cursor place) {
        if (!place.isText()) {
            return new Consequence.Multiply(place.at("multiply").decimal());
        }
        return switch (place.text()) {
            case "default" -> Consequence.Named.DEFAULT;
            case "executive-review" -> Consequence.Named.EXECUTIVE_REVIEW;
            case "terminate" -> Consequence.Named.TERMINATE;
            default ->
                throw place.fail(
                        "expected default, executive-review, terminate or multiply, found '" + place.text() + "'");
        };
    }

    private static Warning warning(Cursor place) {
        return place.has("budget")
                ? new Warning.Budget(place.at("budget").decimal(), place.maybeText("calendar"))
                : new Warning.Burn(
                        place.at("burn").decimal(),
                        place.at("long").exactDuration(),
                        place.at("short").exactDuration(),
                        place.maybeText("calendar"));
    }
}
