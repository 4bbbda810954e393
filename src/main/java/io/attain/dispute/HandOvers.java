package io.attain.dispute;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** To whom a task of a dispute or claim can be handed over: to those with the same duty, so that it stays with the side that is asked. */
@Component
public class HandOvers {

    private final Accounts accounts;

    HandOvers(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Lists to whom a task can be handed over.
     *
     * @param step never {@literal null}
     * @return account names in alphabetical order, without who alone is asked already
     */
    public List<String> successors(OpenStep step) {
        List<String> asked = step.next().people();
        return step.candidates().stream()
                .filter(it -> asked.size() != 1 || !asked.contains(it))
                .filter(it -> accounts.find(it).filter(Account::enabled).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Checks that a task can be handed over, and says so in the words that are recorded.
     *
     * @param step never {@literal null}
     * @param person to whom, never {@literal null}
     * @param reason why, never {@literal null}
     * @return to whom and why
     * @throws Problem if there is no reason, or the person has not that duty
     */
    String words(OpenStep step, String person, String reason) {
        if (reason.isEmpty()) {
            throw Problem.refused("Please say why it is handed over; all parties read it.");
        }
        Disputes.checkLength(reason);
        if (!successors(step).contains(person)) {
            throw Problem.refused("“" + person + "” is nobody to whom this can be handed over.");
        }
        return person + ": " + reason;
    }
}
