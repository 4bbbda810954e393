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
    void aGroupKeepsItsOrder() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        lanes.forEach(List.of("a1", "b1", "a2", "c1", "b2", "a3"), it -> it.substring(0, 1), done::add);
        assertThat(done).containsExactlyInAnyOrder("a1", "a2", "a3", "b1", "b2", "c1");
        assertThat(done).containsSubsequence("a1", "a2", "a3").containsSubsequence("b1", "b2");
    }

    @Test
    void groupsAreDoneAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        lanes.forEach(List.of("a", "b"), it -> it, it -> meet(both));
        assertThat(both.isBroken()).isFalse();
    }

    @Test
    void aFailureIsThrownWhenTheOthersHaveEnded() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> lanes.forEach(List.of("a1", "b1", "a2", "b2"), it -> it.substring(0, 1), it -> {
                    if (it.equals("a1")) {
                        throw new IllegalStateException(it);
                    }
                    done.add(it);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a1");
        assertThat(done).containsExactly("b1", "b2");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
