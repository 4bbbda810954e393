package io.attain.demonstration.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.demonstration.LivedYears;
import io.attain.demonstration.store.LazyWrites;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Has the example agreements live for a year when the demonstration starts for the first time, before the job executor does. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "attain.demonstration.year", havingValue = "true")
class DemonstrationYear implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationYear.class);

    private final AgreementRegister register;
    private final DemonstrationLife life;
    private final LazyWrites writes;
    private final String today;

    /** Takes the day on which the year ends, which is empty for the last one that is over; tests that look at what is open then need a certain one. */
    DemonstrationYear(
            AgreementRegister register,
            DemonstrationLife life,
            LazyWrites writes,
            @Value("${attain.demonstration.today:}") String today) {
        this.writes = writes;
        this.register = register;
        this.life = life;
        this.today = today;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!register.all().isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        writes.begin();
        try {
            LocalDate end = today.isEmpty() ? LivedYears.lastDay(Instant.now()) : LocalDate.parse(today);
            life.live(LivedYears.oneUntil(end), day -> {});
        } finally {
            ClockUtil.reset();
            writes.end();
        }
        LOG.info(
                "The example agreements have lived for a year, in {} s; attain.demonstration.year=false starts without them.",
                BigDecimal.valueOf(System.nanoTime() - start, 9).setScale(1, RoundingMode.HALF_UP));
    }
}
