package io.attain.escalation.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table of severities says, row by row. */
class BreachSeverityTest {

    private static final Path TABLE = Path.of("processes/BreachSeverity.dmn");

    private static DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final Set<String> MATCHED = new HashSet<>();

    @BeforeAll
    static void listen() {
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules()
                .forEach(rule -> MATCHED.add(rule.getId())));
        engine = configuration.buildEngine();
    }

    @ParameterizedTest
    @CsvSource({
        // shortfall, in a row, share, impact, severity, step, rule
        "12, 3, 12, medium, CRITICAL, 2, Rule_1",
        "0.1, 7, 0, low, CRITICAL, 2, Rule_1",
        "12, 1, 75, low, CRITICAL, 2, Rule_2",
        "50, 1, 10, high, CRITICAL, 2, Rule_3",
        "12, 2, 12, medium, HIGH, 1, Rule_4",
        "1, 2, 0, low, HIGH, 1, Rule_4",
        "12, 1, 40, medium, HIGH, 1, Rule_5",
        "12, 1, 74.9, medium, HIGH, 1, Rule_5",
        "0.1, 1, 0, high, HIGH, 1, Rule_6",
        "49.9, 1, 0, high, HIGH, 1, Rule_6",
        "50, 1, 0, medium, HIGH, 1, Rule_7",
        "100, 1, 0, low, HIGH, 1, Rule_7",
        "9.9, 1, 9.9, low, LOW, 1, Rule_8",
        "1.9, 1, 4.9, medium, LOW, 1, Rule_9",
        "10, 1, 0, low, MEDIUM, 1, Rule_10",
        "2, 1, 0, medium, MEDIUM, 1, Rule_10",
        "12, 1, 12, medium, MEDIUM, 1, Rule_10",
    })
    void aBreachIsAsSevereAsItsFirstRowSays(
            double shortfall, int inARow, double share, String impact, String severity, int step, String rule)
            throws IOException {
        MATCHED.clear();
        try (InputStream table = Files.newInputStream(TABLE)) {
            DmnDecision decision = engine.parseDecision("BreachSeverity", table);
            DmnDecisionResultEntries row = engine.evaluateDecision(
                            decision,
                            Variables.putValue("shortfall", shortfall)
                                    .putValue("inARow", inARow)
                                    .putValue("share", share)
                                    .putValue("impact", impact))
                    .getSingleResult();
            assertThat(row.<String>getEntry("severity")).isEqualTo(severity);
            assertThat(row.<Number>getEntry("step").intValue()).isEqualTo(step);
            assertThat(MATCHED).containsExactly(rule);
        }
    }

    @Test
    void everyRowSaysWhy() {
        assertThat(Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class))
                .hasSize(10)
                .allSatisfy(rule ->
                        assertThat(rule.getDescription().getTextContent()).isNotBlank());
    }
}
