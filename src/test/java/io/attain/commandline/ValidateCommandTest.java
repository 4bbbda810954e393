package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private static final String PAPER = Run.file("paper.yaml");

    @TempDir
    private Path folder = Path.of("");

    private String changed(String what, String by) throws IOException {
        String terms = Files.readString(Path.of(PAPER));
        assertThat(terms).contains(what);
        return Files.writeString(folder.resolve("paper.yaml"), terms.replace(what, by))
                .toString();
    }

    @Test
    void acceptsSoundAgreements() {
        Run run = Run.of("validate", "examples/paper-supply.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .last()
                .asString()
                .startsWith("0 errors, ")
                .endsWith("1 readable agreement and 0 series definitions");
    }

    @Test
    void warnsOfWhatASoundAgreementLacks() {
        Run run = Run.of("validate", PAPER);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(": warning ").contains("    > ");
        assertThat(run.out().lines().filter(it -> it.startsWith("    ")))
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(TextTable.WIDTH));
        assertThat(Run.of("validate", "--strict", PAPER).code()).isEqualTo(1);
    }

    @Test
    void refusesTermsThatContradictThemselves() throws IOException {
        Run run = Run.of("validate", changed("{below: \"95\", percent: \"1.5\"}", "{below: \"97\", percent: \"1.5\"}"));
        assertThat(run.out()).containsPattern("paper.yaml:\\d+: (error|warning) [A-Z_]+  /objectives/0");
    }

    @Test
    void namesPlaceAndExpectationOfWhatDoesNotFitTheFormat() throws IOException {
        Run run = Run.of("validate", changed("currency: USD", "currency: Dollar"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("paper.yaml:7: error ")
                .contains("/currency")
                .contains("Dollar");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesWhatIsNoAgreementAtAll() {
        Run run = Run.of("validate", "pom.xml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).containsPattern("pom.xml:\\d+: error SYNTAX");
    }

    @Test
    void printsJson() throws IOException {
        Run run = Run.of("validate", PAPER, "--format", "json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("agreements")).hasSize(2);
        assertThat(json.get("agreements").get(0).get("hash").textValue()).startsWith("sha256:");
        assertThat(json.get("totals").get("errors").intValue()).isZero();
        assertThat(json.get("findings").get(0).has("suggestion")).isTrue();
    }

    @Test
    void cannotReadWhatIsNotThere() {
        Run run = Run.of("validate", PAPER, "nowhere.yaml");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("there is no such file").hasLineCount(1);
    }
}
