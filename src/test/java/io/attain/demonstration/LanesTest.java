package io.attain.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    @Test
    void whatIsDueIsDoneAtTheSameTimeAndThenWhatFollows() {
        Map<String, Integer> due = new ConcurrentHashMap<>(Map.of("a", 1, "b", 1));
        CyclicBarrier both = new CyclicBarrier(2);
        Queue<String> done = new ConcurrentLinkedQueue<>();
        lanes.untilNothingIsDue(() -> named(due), it -> {
            meet(both);
            done.add(it);
            String key = it.substring(0, 1);
            if (due.merge(key, 1, Integer::sum) > 3) {
                due.remove(key);
            }
        });
        assertThat(done).containsExactlyInAnyOrder("a1", "b1", "a2", "b2", "a3", "b3");
    }

    @Test
    void whatHasTheSameKeyIsDoneOneAfterTheOther() {
        AtomicInteger left = new AtomicInteger(20);
        Set<String> begun = ConcurrentHashMap.newKeySet();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        lanes.untilNothingIsDue(() -> left.get() > 0 ? Map.of("a", "it") : Map.of(), it -> {
            assertThat(begun.add(it)).isTrue();
            done.add(it);
            begun.remove(it);
            left.decrementAndGet();
        });
        assertThat(done).hasSize(20);
    }

    @Test
    void whatIsDueAndFailsIsThrownWhenTheOthersHaveEnded() {
        Map<String, Integer> due = new ConcurrentHashMap<>(Map.of("a", 1, "b", 1));
        assertThatThrownBy(() -> lanes.untilNothingIsDue(() -> named(due), it -> {
                    due.remove(it.substring(0, 1));
                    if (it.equals("a1")) {
                        throw new IllegalStateException(it);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a1");
        assertThat(due).isEmpty();
    }

    private static Map<String, String> named(Map<String, Integer> due) {
        return due.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> it.getKey() + it.getValue()));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
