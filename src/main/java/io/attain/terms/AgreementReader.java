package io.attain.terms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Agreement.Assumption;
import io.attain.terms.Agreement.Credits;
import io.attain.terms.Agreement.Disputes;
import io.attain.terms.Agreement.EarnBack;
import io.attain.terms.Agreement.EscalationLevel;
import io.attain.terms.Agreement.Fee;
import io.attain.terms.Agreement.Negotiation;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Renewal;
import io.attain.terms.Agreement.ReportDuty;
import io.attain.terms.Agreement.Responsibility;
import io.attain.terms.Agreement.Review;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Service;
import io.attain.terms.Agreement.Silence;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Agreement.Support;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Agreement.Type;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an agreement from a document that fits the schema. */
final class AgreementReader {

    private static final Term SUBSTITUTE_TERM = new Term(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));
    private static final Currency SUBSTITUTE_CURRENCY = Currency.getInstance("XXX");

    private AgreementReader() {}

    static Agreement read(Cursor place) {
        Term term = place.attempt(SUBSTITUTE_TERM, it -> term(it.at("term")));
        ZoneId zone = place.attempt(ZoneOffset.UTC, it -> it.at("zone").as(SeriesReader::zone));
        Currency currency =
                place.attempt(SUBSTITUTE_CURRENCY, it -> it.at("currency").as(AgreementReader::currency));
        LocalDate effective = place.has("effective")
                ? place.attempt(term.from(), it -> it.at("effective").as(AgreementReader::date))
                : term.from();
        return new Agreement(
                place.text("reference"),
                place.integer("version", 1),
                effective,
                place.text("title"),
                place.text("summary", ""),
                place.attempt(Type.CUSTOMER, it -> it.choice("type", Type.class)),
                zone,
                currency,
                place.text("rounding", "half-even").equals("half-up") ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN,
                term,
                place.attempt(Stub.SKIP, it -> it.choice("stub", Stub.SKIP)),
                place.list("parties", it -> new Party(it.text("id"), it.text("name"), it.choice("role", Role.class))),
                place.list("people", it -> new Person(it.text("user"), it.text("party"), it.texts("duties"))),
                place.list("calendars", AgreementReader::calendar),
                place.list("services", AgreementReader::service),
                place.list(
                        "responsibilities",
                        it -> new Responsibility(it.text("party"), it.text("duty"), it.maybeText("series"))),
                place.list("series", SeriesReader::read),
                place.list("objectives", ObjectiveReader::read),
                place.list("exclusions", ExclusionReader::read),
                place.has("credits") ? place.attempt(Credits.NONE, it -> credits(it.at("credits"))) : Credits.NONE,
                place.list(
                        "reports",
                        it -> new ReportDuty(
                                it.text("id"),
                                it.text("from"),
                                it.text("to"),
                                it.text("every"),
                                it.maybeDuration("grace"),
                                it.maybeText("series"),
                                it.maybeText("calendar"),
                                it.maybeDuration("confirmWithin"))),
                place.list(
                        "escalation",
                        it -> new EscalationLevel(
                                it.at("level").as(Integer::parseInt),
                                it.at("after").duration(),
                                it.maybeText("calendar"),
                                it.text("duty"))),
                optional(place, "disputes", AgreementReader::disputes),
                optional(place, "review", AgreementReader::review),
                optional(
                        place,
                        "renewal",
                        it -> new Renewal(it.choice("mode", Renewal.Mode.class), it.maybeDuration("notice"))),
                place.has("negotiation")
                        ? place.attempt(Negotiation.USUAL, it -> negotiation(it.at("negotiation")))
                        : Negotiation.USUAL,
                place.list(
                        "supports",
                        it -> new Support(
                                it.text("agreement"),
                                it.maybeText("objective"),
                                it.choice("relation", Support.Relation.class),
                                it.maybeText("for"),
                                it.flag("relieves"),
                                it.maybeText("exclusion"))),
                hash(place));
    }

    private static Negotiation negotiation(Cursor place) {
        return new Negotiation(
                Objects.requireNonNullElse(place.maybeDuration("answerWithin"), Negotiation.USUAL.answerWithin()),
                Objects.requireNonNullElse(place.maybeDuration("signWithin"), Negotiation.USUAL.signWithin()),
                Objects.requireNonNullElse(place.maybeDuration("remindEvery"), Negotiation.USUAL.remindEvery()),
                place.flag("samePersonForBothSides"));
    }

    /** Appointments are no terms: they change without a new version. */
    private static String hash(Cursor place) {
        ObjectNode terms = place.node().deepCopy();
        terms.remove("people");
        return CanonicalHash.of(terms);
    }

    private static <T> @Nullable T optional(Cursor place, String field, Function<Cursor, T> reader) {
        if (!place.has(field)) {
            return null;
        }
        try {
            return place.at(field).make(reader);
        } catch (Cursor.Unreadable reported) {
            return null;
        }
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException problem) {
            throw new IllegalArgumentException(
                    text.matches("\\d{4}-\\d{2}-\\d{2}")
                            ? "the date " + text + " does not exist"
                            : "expected a date such as 2026-01-31, found '" + text + "'",
                    problem);
        }
    }

    private static Currency currency(String text) {
        try {
            Currency currency = Currency.getInstance(text);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException problem) {
            // Said below, as for codes of gold or of no currency at all, in which nobody can be paid.
        }
        throw new IllegalArgumentException(
                "unknown currency '" + text + "'; expected an ISO 4217 code such as EUR, USD or TWD");
    }

    private static Term term(Cursor place) {
        return place.make(it ->
                new Term(it.at("from").as(AgreementReader::date), it.at("until").as(AgreementReader::date)));
    }

    private static Calendar calendar(Cursor place) {
        return CalendarReader.read(place);
    }

    private static Service service(Cursor place) {
        return new Service(
                place.text("id"),
                place.text("name", place.text("id")),
                place.maybeText("provider"),
                place.maybeText("customer"),
                place.has("fee")
                        ? new Fee(
                                place.at("fee").at("amount").decimal(),
                                place.at("fee").choice("per", Fee.Per.class))
                        : null,
                place.texts("conditions"));
    }

    private static Credits credits(Cursor place) {
        return new Credits(
                place.has("atRisk") ? place.at("atRisk").at("percent").decimal() : null,
                place.list("caps", ObjectiveReader::cap),
                place.has("earnBack")
                        ? new EarnBack(
                                place.at("earnBack").at("afterMet").as(Integer::parseInt),
                                place.at("earnBack").at("percent").decimal())
                        : null,
                place.maybeDecimal("minimumPayout"));
    }

    private static Disputes disputes(Cursor place) {
        return new Disputes(
                place.maybeDuration("claimWithin"),
                place.maybeDuration("respondWithin"),
                place.maybeDuration("negotiateWithin"),
                place.maybeDuration("mediateWithin"),
                place.maybeDuration("arbitrateWithin"),
                place.choice("silence", Silence.ACCEPTED));
    }

    private static Review review(Cursor place) {
        List<Assumption> assumes = place.list("assumes", it -> {
            Cursor perMonth = it.at("perMonth");
            return new Assumption(it.text("series"), perMonth.maybeDecimal("atLeast"), perMonth.maybeDecimal("atMost"));
        });
        return new Review(place.maybeDuration("every"), place.texts("triggers"), assumes);
    }

    /** Reads a local time that is written as a date (its start of day) or as a date and time. */
    static LocalDateTime dateTime(String text) {
        if (!text.contains("T")) {
            return date(text).atStartOfDay();
        }
        try {
            return LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        } catch (DateTimeParseException problem) {
            throw new IllegalArgumentException(
                    "expected a date, or a date and time such as 2026-02-05T08:30, found '" + text + "'", problem);
        }
    }
}
