package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    @ParameterizedTest
    @CsvSource({
        "clock, true",
        "clokc, true",
        "--help, true",
        "-h, true",
        "--version, true",
        "--server.port=8081, false",
        "--spring.profiles.active=production, false",
        "-Dx=y, false"
    })
    void knowsWhatIsMeantForTheCommandLine(String first, boolean command) {
        assertThat(Commands.isCommand(new String[] {first, "--from"})).isEqualTo(command);
    }

    @Test
    void leavesACallWithoutArgumentsToTheServer() {
        assertThat(Commands.isCommand(new String[0])).isFalse();
    }

    @Test
    void helps() {
        Run run = Run.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("clock").contains("Exit codes");
        assertThat(run.out().lines()).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(100));
        assertThat(Run.of("clock", "--help").out().lines())
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void suggestsWhatAMistypedCommandMayHaveMeant() {
        Run run = Run.of("clokc");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("clock");
    }
}
