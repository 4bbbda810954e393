package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void handsEverythingOverInOrder(int count) throws IOException {
        List<Integer> taken = new ArrayList<>();
        ReadAhead.run(numbers(count), taken::add);
        assertThat(taken).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void passesAFailureOnAfterWhatCameBefore() {
        List<Integer> taken = new ArrayList<>();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReadAhead.<Integer>run(
                        items -> {
                            numbers(600).produce(items);
                            throw new IOException("cut off");
                        },
                        taken::add))
                .withMessage("cut off");
        assertThat(taken).hasSize(600);
    }

    @Test
    void stopsReadingWhenNobodyTakesTheRest() {
        AtomicInteger produced = new AtomicInteger();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ReadAhead.<Integer>run(
                        items -> {
                            while (true) {
                                items.accept(produced.incrementAndGet());
                            }
                        },
                        item -> {
                            throw new IllegalStateException("enough");
                        }));
        int atTheEnd = produced.get();
        assertThat(produced).hasValue(atTheEnd);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void passesAnErrorOn() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> ReadAhead.<Integer>run(
                        items -> {
                            throw new StackOverflowError();
                        },
                        item -> {}));
    }

    private static ReadAhead.Producer<Integer> numbers(int count) {
        return (Consumer<Integer> items) -> IntStream.range(0, count).forEach(items::accept);
    }
}
