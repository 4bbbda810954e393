package io.attain.benchmark;

import io.attain.RunningApplication;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;

/** What a running agreement notices of a close: one timer after the other that is due, each with a task behind it. */
final class Probe implements AutoCloseable {

    private static final String PROCESS = "Probe";

    private final ProcessEngine engine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean ended;
    private @Nullable Future<Slowest> slowest;

    /**
     * The slowest of all.
     *
     * @param timer seconds from when a timer is due until its task is there
     * @param task seconds that it takes to complete a task
     * @param number how many there were
     */
    record Slowest(double timer, double task, int number) {}

    Probe(RunningApplication application) {
        this.engine = application.bean(ProcessEngine.class);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "probe.bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLiveString("P3650D")
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDate("${due}")
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
    }

    /** Probes while something else is done, and returns the slowest. */
    Slowest during(Callable<?> action) throws Exception {
        ended = false;
        slowest = thread.submit(this::probe);
        action.call();
        ended = true;
        return result();
    }

    private Slowest result() throws InterruptedException, ExecutionException {
        Future<Slowest> running = slowest;
        if (running == null) {
            throw new IllegalStateException("Nothing is probed.");
        }
        return running.get();
    }

    private Slowest probe() throws InterruptedException {
        Slowest worst = new Slowest(0, 0, 0);
        while (!ended) {
            long start = System.nanoTime();
            String instance = engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, Map.of("due", ClockUtil.getCurrentTime()))
                    .getId();
            Task task = null;
            while (task == null) {
                Thread.sleep(20);
                task = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult();
            }
            long there = System.nanoTime();
            engine.getTaskService().complete(task.getId());
            worst = new Slowest(
                    Math.max(worst.timer(), (there - start) / 1e9),
                    Math.max(worst.task(), (System.nanoTime() - there) / 1e9),
                    worst.number() + 1);
        }
        return worst;
    }

    @Override
    public void close() {
        ended = true;
        thread.shutdown();
    }
}
