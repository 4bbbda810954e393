package io.attain.portal.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.PastTerms;
import io.attain.measurement.BacktestInWords;
import io.attain.measurement.StoredBacktest;
import io.attain.problem.Problem;
import io.attain.terms.Documents;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the latest version of an agreement would have given in the past. */
@Controller
class BacktestPages {

    private final AgreementAccess access;
    private final StoredBacktest backtest;
    private final BacktestInWords words;
    private final Clock clock;

    BacktestPages(AgreementAccess access, StoredBacktest backtest, BacktestInWords words, Clock clock) {
        this.access = access;
        this.backtest = backtest;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/agreements/{reference}/backtest")
    String backtest(@PathVariable String reference, Model model, Locale locale) {
        AgreementVersion version = access.read(reference);
        access.checkBacktest(version);
        model.addAttribute("version", version);
        model.addAttribute("mostMonths", PastTerms.MOST_MONTHS);
        Documents documents = Documents.read("document", version.document());
        try {
            model.addAttribute(
                    "backtest",
                    new DraftBacktestFigures(
                            backtest.judge(documents, clock.instant()).backtest(), words, locale));
        } catch (Problem problem) {
            model.addAttribute("problem", problem.detail());
        } catch (IllegalArgumentException unfit) {
            model.addAttribute("problem", Objects.requireNonNull(unfit.getMessage()));
        }
        return "backtest/page";
    }
}
