package io.attain.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes();

    @AfterEach
    void end() {
        lanes.close();
    }

    @Test
    void allIsDoneAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        lanes.forEach(List.of("a", "b"), it -> meet(both));
        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void aFailureIsThrownWhenTheOthersHaveEnded() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> lanes.forEach(List.of("a", "b", "c", "d"), it -> {
                    if (it.equals("a")) {
                        throw new IllegalStateException(it);
                    }
                    done.add(it);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a");
        assertThat(done).containsExactlyInAnyOrder("b", "c", "d");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
