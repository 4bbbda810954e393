package io.attain.warning;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.escalation.Ladder;
import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.threeten.extra.PeriodDuration;

/** To whom warnings go, and when. */
@Component
public class Warnings {

    private final AgreementRegister register;

    Warnings(AgreementRegister register) {
        this.register = register;
    }

    /**
     * Gets the version whose people and hours hold: the one that came in force last.
     *
     * @param warning never {@literal null}
     */
    public AgreementVersion version(RaisedWarning warning) {
        AgreementInForce inForce =
                register.inForce(List.of(warning.reference())).get(warning.reference());
        return inForce == null ? register.get(warning.reference()) : inForce.latest();
    }

    /**
     * The people whom a warning is brought to: the owners of the party that owes the objective.
     *
     * @param warning never {@literal null}
     * @return account names, each once
     */
    public List<String> people(RaisedWarning warning) {
        return Ladder.people(version(warning), warning.outlook().objective(), AgreementVersion.OWNER);
    }

    /**
     * When they are warned: in their working hours, at once where these are now or where there are none.
     *
     * @param warning never {@literal null}
     */
    public Instant workingHours(RaisedWarning warning) {
        Agreement terms = version(warning).terms();
        return terms.objective(warning.outlook().objective())
                .flatMap(terms::hoursOf)
                .map(it -> BusinessTime.of(it, terms.zone()))
                .orElseGet(() -> BusinessTime.always(terms.zone()))
                .deadline(warning.recordedAt(), PeriodDuration.of(Duration.ZERO), false, List.of());
    }
}
