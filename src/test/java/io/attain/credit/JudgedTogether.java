package io.attain.credit;

import io.attain.RunningApplication;
import io.attain.credit.AgreementJudge.Work;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.EvaluationPeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a close does without its process: judges a period of many agreements and records verdicts and derivations. */
public final class JudgedTogether {

    private static final int CHUNK = 500;
    private static final int THREADS = 2;

    private final RunningApplication application;

    /** Prepares to judge. */
    public JudgedTogether(RunningApplication application) {
        this.application = application;
    }

    /**
     * Judges the first period of agreements and records it, in chunks and on as many threads as the job executor has.
     *
     * @param count how many agreements
     * @param cause the number of the cause, so that the same period can be judged several times
     * @return how many verdicts there are
     */
    public int judge(int count, int cause) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> chunks = new ArrayList<>();
            for (int from = 0; from < count; from += CHUNK) {
                List<String> references = new ArrayList<>();
                for (int i = from; i < Math.min(count, from + CHUNK); i++) {
                    references.add(ManyAgreements.reference(i));
                }
                chunks.add(() -> chunk(references, cause));
            }
            int verdicts = 0;
            for (Future<Integer> chunk : threads.invokeAll(chunks)) {
                verdicts += chunk.get();
            }
            return verdicts;
        } finally {
            threads.shutdown();
        }
    }

    private int chunk(List<String> references, int cause) {
        TransactionTemplate transaction = new TransactionTemplate(application.bean(PlatformTransactionManager.class));
        Integer verdicts = transaction.execute(status -> judge(references, cause));
        return verdicts == null ? 0 : verdicts;
    }

    private int judge(List<String> references, int cause) {
        AgreementJudge judge = application.bean(AgreementJudge.class);
        PeriodCloses closes = application.bean(PeriodCloses.class);
        CloseSchedule schedule = application.bean(CloseSchedule.class);
        List<Work> work = judge.plan(schedule.claim(references, false), Map.of());
        Map<String, List<EvaluationPeriod>> chosen = new HashMap<>();
        work.forEach(
                it -> chosen.put(it.reference(), List.of(it.periods().distinct().get(0))));
        Map<String, List<Assessment>> assessments = judge.assess(chosen, work);
        List<Close> opened = closes.open(work.stream()
                .map(it -> {
                    EvaluationPeriod period = it.periods().distinct().get(0);
                    return new Close(
                            0,
                            it.reference(),
                            period.label(),
                            period.startInstant(),
                            period.endInstant(),
                            cause,
                            "",
                            "benchmark",
                            null);
                })
                .toList());
        List<CloseRecord> records = new ArrayList<>();
        int verdicts = 0;
        for (int i = 0; i < work.size(); i++) {
            Work it = work.get(i);
            VerdictFold fold = new VerdictFold(
                    it.periods(),
                    assessments.getOrDefault(it.reference(), List.of()),
                    List.of(),
                    List.of(),
                    verdict -> closes.derivation(verdict.number()));
            List<NewVerdict> first = fold.first(it.periods().distinct().get(0));
            verdicts += first.size();
            records.add(new CloseRecord(
                    new PreparedClose(opened.get(i), it.terms(), first, Set.of(), true),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    Currency.getInstance("EUR"),
                    opened.get(i).end(),
                    Statement.Status.NOTHING_OWED));
        }
        closes.record(records);
        return verdicts;
    }
}
