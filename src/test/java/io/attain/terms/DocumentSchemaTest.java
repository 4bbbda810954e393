package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What the published schemas accept and refuse, and in which words. */
class DocumentSchemaTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String OBJECTIVE =
            """
            id: on-time
            series: paper.deliveries
            indicator: {type: ratio, good: {time: done, by: due}, open: bad}
            target: {atLeast: "95"}
            period: {every: month, by: due}
            """;

    private static final String AGREEMENT =
            """
            apiVersion: attain/v1
            kind: Agreement
            reference: PAPER-2026
            title: 紙張供應
            type: customer
            zone: Asia/Taipei
            currency: TWD
            term: {from: 2026-01-01, until: 2027-01-01}
            parties: [{id: mill, name: 紙廠, role: provider}]
            """;

    @Test
    void acceptsAnAgreementOfNoMoreThanTheRequiredFields() {
        assertThat(messages(agreement())).isEmpty();
    }

    /** Each line is a field of an objective in one of the forms that the format allows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "where: {sku: [A4], origin: {not: [test]}, code: 403, urgent: true}",
                "where: {not: {attribute: {status: down}}}",
                "where: {all: [{value: {atLeast: 2}}, {any: [{time: done, by: due, grace: P2D, notBefore: P14D}]}]}",
                "where: {value: [a, b], time: night}",
                "scope: [vendor, site]",
                "scope: vendor",
                "indicator: {type: count, of: outages}",
                "indicator: {type: sum}",
                "indicator: {type: average, of: value}",
                "indicator: {type: maximum, of: {elapsed: {from: due, until: done}}, unit: P7D, round: full}",
                "indicator: {type: percentile, percentile: 99.9, of: outages, unit: PT1M}",
                "indicator: {type: ratio, bad: {attribute: {origin: ['', unknown]}}, weight: value}",
                "indicator: {type: ratio, of: outages, good: {elapsed: {from: from, until: until, atMost: PT4H}}, open: bad}",
                "indicator: {type: ratio, good: {elapsed: {from: a, until: b, atMost: P2D, calendar: c, pauses: true,"
                        + " endOfDay: true}}, open: at-period-end}",
                "indicator: {type: tally}",
                "indicator: {type: availability, staleAfter: PT26H, coverage: '90', shortest: PT5M, weighted: records}",
                "target: {atMost: -3.5, unit: ms}",
                "price: '120.00'",
                "period: {every: quarter, startDay: 31}",
                "period: {rolling: P30D, creditEvery: month}",
                "missing: breached",
                "minimumSample: 10",
                "minimumSample: PT24H",
                "exclusions: []",
                "credit: {basis: fee, tiers: [{below: 95, percent: '1.5'}, {below: '90', amount: 3}]}",
                "credit: {basis: value, tiers: [{above: 1, percent: 150}], caps: [{per: scope, over: calendar-year, amount: 9}]}",
                "credit: {flat: '33.33'}",
                "credit: {basis: {amount: 10000}, each: {shortfallPercent: 5, percent: 2, round: started, free: 20}}",
                "credit: {each: {excess: 10, amount: 50, round: pro-rata}}",
                "credit: {each: {excessPercent: 10, amount: 50}}",
                "credit: {basis: {perCounted: '4.35'}, each: {bad: 1, amount: '1.15'}}",
                "credit: {each: {late: P7D, from: due, until: done, percent: '0.5', free: P2D}, caps: [{per: line, percent: 5}]}",
                "credit: {each: {downtime: PT1H, feeMultiple: 100}}",
                "credit: {points: {each: {bad: 1, points: 2}, threshold: 20, perPoint: 3, bands: [{above: 20, times: 1.2}]}}",
                "credit: {points: {each: {bad: 1}, steps: [{from: 10, percent: 2}, {from: 20, amount: 5}]}}",
                "impact: high",
                "allocation: 40",
                "repeat: [{consecutive: 3, then: default}, {breaches: 3, within: P6M, then: {multiply: 2}},"
                        + " {breaches: 4, within: P12M, then: terminate}]",
                "warn: [{budget: 50, calendar: c}, {burn: 6, long: PT6H, short: PT30M}]",
            })
    void acceptsEveryFormOfAnObjective(String field) {
        ObjectNode objective = (ObjectNode) yaml(OBJECTIVE);
        objective.setAll((ObjectNode) yaml(field));

        assertThat(messages(agreement(objective))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: '2', effective: 2026-07-01, summary: s, rounding: half-up, stub: prorate}",
                "{people: [{user: u, party: mill, duties: [owner, gatekeeper]}]}",
                "{calendars: [{id: c, hours: {mon-fri: ['08:00-12:00', '13:00-17:00'], sat: '10:00-24:00'},"
                        + " holidays: {country: NO, region: NY}, closed: [2026-12-24, --12-31], open: []}]}",
                "{services: [{id: s, name: S, provider: mill, customer: x, fee: {amount: 1200, per: quarter}, conditions: [c]}]}",
                "{responsibilities: [{party: mill, duty: Confirm, series: r}, {party: mill, duty: Report}]}",
                "{credits: {atRisk: {percent: 10}, caps: [{per: agreement, over: rolling-year, percent: 15}],"
                        + " earnBack: {afterMet: 3, percent: 100}, minimumPayout: 1}}",
                "{reports: [{id: w, from: mill, to: x, every: 'FREQ=WEEKLY;BYDAY=MO', grace: P1D, series: r}]}",
                "{escalation: [{level: 1, after: PT8H, calendar: c, duty: owner}, {level: '2', after: P3D, duty: executive}]}",
                "{disputes: {claimWithin: P10D, respondWithin: P1DT4H, negotiateWithin: P2W, mediateWithin: P14D,"
                        + " arbitrateWithin: P1M, silence: rejected}}",
                "{review: {every: P6M, triggers: [need, workload], assumes: [{series: s, perMonth: {atLeast: 40}}]}}",
                "{renewal: {mode: automatic, notice: P60D}}",
                "{supports: [{agreement: TRUCKING-2026, objective: pickup, relation: parallel}]}",
                "{exclusions: [{id: a, recurring: {day: SUN, from: '02:00', until: '04:00'}, treatment: remove},"
                        + " {id: b, window: {from: 2026-02-05T00:00, until: 2026-02-12}, by: due, where: {country: [HT]},"
                        + " treatment: count-as-met, objectives: [on-time]},"
                        + " {id: c, definition: d, treatment: remove, noticeWithin: P3D, assessedBy: customer, silence: rejected}]}",
                "{series: [{id: s, shape: case, times: {due: {column: [a, b], format: d-MMM-yy}, done: {columns: [y, m]}}}]}",
                "{series: [{id: s, shape: tally, times: {at: {column: t}}, good: {plus: [a], minus: [b, c]}, total: {column: t}}]}",
                "{series: [{id: s, shape: status, format: json, path: /incidents, encoding: Big5, delimiter: ;, zone: UTC,"
                        + " decimal: ',', absent: ['', '?'], key: [id], skip: {slug: [google]}, times: {at: {column: t}},"
                        + " state: {column: s, down: [down], ended: {change: [D]}}, subject: [service], pauses: {column: p},"
                        + " attributes: {vendor: v}, owner: mill, due: P3D}]}",
            })
    void acceptsEverySectionOfAnAgreement(String section) {
        ObjectNode agreement = agreement();
        agreement.setAll((ObjectNode) yaml(section));

        assertThat(messages(agreement)).isEmpty();
    }

    /** Of two columns the first is a section of an agreement, the second the only violation that it makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    foo: 1                                       | /foo: unknown field 'foo'; known here: apiVersion, kind
                    sumary: s                                    | /sumary: unknown field 'sumary', perhaps 'summary' is meant
                    reference: A B                               | /reference: expected a reference of letters, digits
                    type: costumer                               | /type: expected one of customer, internal, multi-level, found 'costumer', perhaps 'customer' is meant
                    type:                                        | /type: expected one of customer, internal, multi-level, found nothing
                    apiVersion: attain/v2                        | /apiVersion: expected attain/v1, found 'attain/v2'
                    currency: usd                                | /currency: expected an ISO 4217 currency such as EUR or TWD, found 'usd'
                    effective: 2026-02-30                        | /effective: expected a date that exists such as 2026-01-31, found '2026-02-30'
                    effective: 1.2.2026                          | /effective: expected a date that exists such as 2026-01-31, found '1.2.2026'
                    version: 1.5                                 | /version: expected a whole number from 1 such as 3, found the number 1.5
                    term: {from: 2026-01-01}                     | /term: the field 'until' is missing: a date that exists
                    parties: []                                  | /parties: expected at least one entry in this list
                    parties: mill                                | /parties: expected a list of parties, found 'mill'
                    calendars: [{id: c, hours: {mo: '08:00-09:00'}}]        | /calendars/0/hours/mo: expected as a name here a day or a range of days such as sun or mon-fri, found 'mo'
                    calendars: [{id: c, hours: {mon: ['8-9']}}]  | /calendars/0/hours/mon/0: expected a stretch of a day such as 08:00-12:00 or 13:00-24:00, found '8-9'
                    disputes: {claimWithin: 8 hours}             | /disputes/claimWithin: expected an ISO 8601 duration such as P10D or PT8H, found '8 hours'
                    disputes: {claimWithin: P}                   | /disputes/claimWithin: expected an ISO 8601 duration such as P10D or PT8H, found 'P'
                    disputes: {claimWithin: 5}                   | /disputes/claimWithin: expected an ISO 8601 duration such as P10D or PT8H, found the number 5
                    review: {triggers: [need, need]}             | /review/triggers: an entry stands twice in this list
                    reports: [{id: r, from: a, to: b, every: weekly}]       | /reports/0/every: expected an RFC 5545 recurrence rule such as FREQ=WEEKLY;BYDAY=MO, found 'weekly'
                    services: [{id: s, fee: {amount: '1,5', per: month}}]   | /services/0/fee/amount: expected a decimal number of 0 or more such as 1200.00, found '1,5'
                    services: [{id: s, fee: {amount: -1, per: month}}]      | /services/0/fee/amount: expected a decimal number of 0 or more such as 1200.00, found the number -1
                    series: [{id: s, shape: tally, good: a, bad: b}]        | /series/0/bad: the field 'bad' does not belong here
                    series: [{id: s, shape: case, times: {due: {format: iso}}}] | /series/0/times/due: expected exactly one of the fields column, columns; found none
                    """)
    void saysWhatASectionShouldHaveBeen(String section, String violation) {
        ObjectNode agreement = agreement();
        agreement.setAll((ObjectNode) yaml(section));

        assertThat(messages(agreement)).singleElement().asString().startsWith(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    target: {atLeast: 95, atMost: 97}                 | /target: expected exactly one of the fields atLeast, atMost; found atLeast and atMost
                    target: {atLeast: 1e30}                           | /target/atLeast: expected a decimal number such as 99.95, found the number 1E+30
                    target: {atLeast: '.nan'}                         | /target/atLeast: expected a decimal number such as 99.95, found '.nan'
                    indicator: {type: ratios}                         | /indicator/type: expected one of count, sum, average, minimum, maximum, percentile, ratio, tally, availability, found 'ratios', perhaps 'ratio' is meant
                    indicator: {type: tally, good: {}}                | /indicator/good: unknown field 'good'; known here: type
                    indicator: {type: ratio, open: bad}               | /indicator: expected exactly one of the fields good, bad; found none
                    indicator: {type: percentile, percentile: 101}    | /indicator/percentile: expected a percentage above 0 and at most 100 such as 95, found the number 101
                    indicator: {type: percentile}                     | /indicator: the field 'percentile' is missing: a percentage above 0 and at most 100
                    indicator: {type: sum, of: values}                | /indicator/of: expected one of value, outages, found 'values', perhaps 'value' is meant
                    indicator: {type: ratio, good: {time: done}}      | /indicator/good: the field 'by' is missing: 'time' needs it
                    where: {origin: {is: [x], not: [y]}}              | /where/origin/is: unknown field 'is'; known here: not
                    period: month                                     | /period: expected a map with every, or with rolling and creditEvery, found 'month'
                    period: {every: month, creditEvery: day}          | /period: the field 'rolling' is missing: 'creditEvery' needs it
                    period: {every: month, startDay: 32}              | /period/startDay: expected a day of the month from 1 to 31 such as 15, found the number 32
                    credit: {flat: 1, tiers: [{below: 9, percent: 1}]} | /credit: expected exactly one of the fields tiers, flat, each, points; found tiers and flat
                    credit: {tiers: [{below: 9}]}                     | /credit/tiers/0: expected exactly one of the fields percent, amount; found none
                    credit: {each: {shortfall: 0, amount: 5}}         | /credit/each/shortfall: expected a decimal number above 0 such as 10, found the number 0
                    credit: {each: {late: P0D, from: a, until: b, amount: 5}} | /credit/each/late: expected an ISO 8601 duration longer than nothing such as P7D or PT1H, found 'P0D'
                    credit: {each: {late: P7D, from: a, amount: 5}}   | /credit/each: the field 'until' is missing: 'late' needs it
                    repeat: [{breaches: 3, then: default}]            | /repeat/0: the field 'within' is missing: 'breaches' needs it
                    minimumSample: 10 cases                           | /minimumSample: expected a number or an ISO 8601 duration such as 10 or PT24H, found '10 cases'
                    """)
    void saysWhatAnObjectiveShouldHaveBeen(String field, String violation) {
        ObjectNode objective = (ObjectNode) yaml(OBJECTIVE);
        objective.setAll((ObjectNode) yaml(field));

        assertThat(messages(agreement(objective))).containsExactly("/objectives/0" + violation);
    }

    @Test
    void checksASeriesOfItsOwn() {
        assertThat(messages(yaml("{apiVersion: attain/v1, kind: Series, id: s, shape: sample}")))
                .isEmpty();
        assertThat(messages(yaml("{kind: Series, id: s, shape: round}")))
                .containsExactlyInAnyOrder(
                        ": the field 'apiVersion' is missing",
                        "/shape: expected one of sample, tally, outage, status, case, found 'round'");
    }

    @Test
    void saysWhenADocumentIsOfNoKnownKind() {
        assertThat(messages(yaml("{kind: Contract}")))
                .containsExactly("/kind: expected the kind Agreement or Series, found 'Contract'");
        assertThat(messages(yaml("{reference: A}")))
                .containsExactly(": the field 'kind' is missing: Agreement or Series");
        assertThat(messages(yaml("[1, 2]")))
                .containsExactly(": expected fields such as apiVersion, kind and reference, found a list");
    }

    /** The reference page and the editors are made of these. */
    @Test
    void describesEveryField() throws IOException {
        for (String name : List.of("agreement", "series")) {
            JsonNode schema =
                    MAPPER.readTree(DocumentSchema.class.getResourceAsStream("/schema/" + name + "-v1.schema.json"));

            assertThat(undescribed(schema, "")).as(name).isEmpty();
        }
    }

    private static List<String> undescribed(JsonNode node, String place) {
        Stream<String> inside = node.properties().stream()
                .flatMap(it -> undescribed(it.getValue(), place + "/" + it.getKey()).stream());
        // Fields that only narrow what another part of the schema describes need no words of their own.
        boolean describes = node.path("additionalProperties").isBoolean() || place.isEmpty();
        Stream<String> here = describes
                ? node.path("properties").properties().stream()
                        .filter(it -> !it.getKey().equals("kind"))
                        .filter(it -> it.getValue().isObject())
                        .filter(it -> !it.getValue().has("description")
                                && !it.getValue().path("$ref").asText().matches("#/\\$defs/(of|unit|round)"))
                        .map(it -> place + "/properties/" + it.getKey())
                : Stream.of();
        return Stream.concat(here, inside).toList();
    }

    private static List<String> messages(JsonNode document) {
        return DocumentSchema.violations(document).stream()
                .map(it -> it.pointer() + ": " + it.message())
                .toList();
    }

    private static ObjectNode agreement(JsonNode... objectives) {
        ObjectNode agreement = (ObjectNode) yaml(AGREEMENT);
        agreement
                .putArray("objectives")
                .addAll(objectives.length == 0 ? List.of(yaml(OBJECTIVE)) : Arrays.asList(objectives));
        return agreement;
    }

    private static JsonNode yaml(String text) {
        Object content =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
        JsonNode node = MAPPER.valueToTree(content);
        return node == null ? JsonNodeFactory.instance.nullNode() : node;
    }
}
