package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.ExampleAgreement;
import io.attain.agreement.contract.Contract;
import io.attain.agreement.contract.Contract.Clause;
import io.attain.agreement.contract.ContractModel;
import io.attain.agreement.contract.ContractWording;
import io.attain.agreement.contract.Signing;
import io.attain.terms.Agreement;
import io.attain.terms.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that terms can say, and the words for it. */
class ContractWordsTest {

    private static final Pattern KEY = Pattern.compile("say\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

    @ParameterizedTest
    @CsvFileSource(resources = "contract-words.csv", delimiter = '|', numLinesToSkip = 1)
    void putsEachAbilityInWords(String objective, String label, String english, String chinese) {
        Contract contract = ContractModel.of(agreement(objective), Signing.NONE);

        assertThat(said(contract, label, Locale.ENGLISH)).isEqualTo(english);
        assertThat(said(contract, label, Locale.TAIWAN)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "de, en",
        "zh-TW, zh-TW",
        "zh-Hant, zh-TW",
        "zh-Hant-HK, zh-TW",
        "zh-HK, zh-TW",
        "zh, zh-TW",
        "zh-CN, en",
        "zh-Hans, en",
    })
    void findsTheNearestLanguage(String read, String nearest) {
        assertThat(Wording.nearest(Locale.forLanguageTag(read)).toLanguageTag()).isEqualTo(nearest);
    }

    @Test
    void everyKeyOfTheModelExists() throws IOException {
        Properties english = new Properties();
        english.load(Files.newBufferedReader(Path.of("src/main/resources/contract.properties")));
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/attain/agreement"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(it -> keys.add("contract." + it.group(1)));
            }
        }

        assertThat(keys).hasSizeGreaterThan(100).isSubsetOf(english.stringPropertyNames());
    }

    /** What stands beside a label, or else in the parts that have no labels. */
    private static String said(Contract contract, String label, Locale locale) {
        ContractWording words = ContractWording.in(locale);
        Contract.ObjectiveEntry objective = contract.objectives().get(0);
        Contract.CreditEntry credit = objective.credit();
        if (label.equals("example") && credit != null) {
            return words.of(credit.example()).replace('\u00a0', ' ');
        }
        if (label.equals("tiers") && credit != null) {
            return credit.tiers().stream()
                    .map(it -> words.of(it.range()) + ": " + words.of(it.payment()))
                    .collect(Collectors.joining("; "))
                    .replace('\u00a0', ' ');
        }
        if (label.equals("budget")) {
            return objective.budgets().stream().map(it -> words.of(it.time())).collect(Collectors.joining("; "));
        }
        if (label.equals("report")) {
            return words.of(contract.reports().get(0));
        }
        return Stream.of(
                        objective.clauses(),
                        credit == null ? List.<Clause>of() : credit.clauses(),
                        objective.reward(),
                        contract.credits(),
                        contract.disputes(),
                        contract.review(),
                        contract.exclusions().stream()
                                .flatMap(it -> it.clauses().stream())
                                .toList())
                .flatMap(List::stream)
                .filter(it -> it.label().equals(label))
                .map(it -> words.of(it.text()))
                .collect(Collectors.joining(" / "))
                .replace('\u00a0', ' ');
    }

    private static Agreement agreement(String objective) {
        String[] parts = objective.split(" ;; ", 2);
        return ExampleAgreement.of(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
