package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.PastTerms;
import io.attain.measurement.BacktestInWords;
import io.attain.measurement.StoredBacktest;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Rounds;
import io.attain.negotiation.Sides;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Difference;
import io.attain.terms.DifferenceWords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a side writes terms, with the linter beside them. Each side sees its own draft only. */
@Controller
class DraftPages {

    /** So many revisions are compared. */
    private static final int ROUNDS = 4;

    private final AgreementAccess access;
    private final AgreementRegister register;
    private final Drafts drafts;
    private final Negotiations negotiations;
    private final NegotiationRecord record;
    private final Rounds rounds;
    private final StoredBacktest backtest;
    private final BacktestInWords words;
    private final MessageSource messages;
    private final Clock clock;

    DraftPages(
            AgreementAccess access,
            AgreementRegister register,
            Drafts drafts,
            Negotiations negotiations,
            NegotiationRecord record,
            Rounds rounds,
            StoredBacktest backtest,
            BacktestInWords words,
            MessageSource messages,
            Clock clock) {
        this.access = access;
        this.register = register;
        this.drafts = drafts;
        this.negotiations = negotiations;
        this.record = record;
        this.rounds = rounds;
        this.backtest = backtest;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/agreements/{reference}/draft")
    String draft(@PathVariable String reference, Model model, Locale locale) {
        access.read(reference);
        AgreementVersion version = register.latest(reference);
        String user = Login.current().name();
        Optional<Role> turn = negotiations.turn(reference, user);
        Role side = turn.orElseGet(() -> ownSide(version, user));
        Drafts.Draft draft = drafts.of(reference, side);
        model.addAttribute("version", draft.base());
        model.addAttribute("side", side);
        model.addAttribute("draft", draft);
        model.addAttribute("mayWrite", turn.isPresent());
        model.addAttribute(
                "findings",
                drafts.findings(draft, user).stream().map(DraftDocument::place).toList());
        model.addAttribute("acts", record.of(reference, List.of(side)));
        model.addAttribute(
                "own",
                draft.changed() ? rounds.of(draft).map(it -> lines(it, locale)).orElse(null) : null);
        model.addAttribute(
                "offered",
                rounds.last(draft.base()).map(it -> lines(it, locale)).orElse(List.of()));
        addBacktest(draft, model, locale);
        return "agreements/draft";
    }

    /** The terms of each round on the same past, so that they can be compared; those that cannot be run say why. */
    private void addBacktest(Drafts.Draft draft, Model model, Locale locale) {
        List<OfferedLevels.Round> offered = new ArrayList<>();
        try {
            List<AgreementVersion> revisions =
                    register.revisions(draft.base().reference(), draft.base().version());
            revisions.stream()
                    .skip(Math.max(0, revisions.size() - ROUNDS))
                    .forEach(it -> offered.add(round(
                            messages.getMessage("level.revision", new Object[] {it.revision()}, locale), it.terms())));
            if (draft.changed()) {
                AgreementVersion own = draft.read("", clock.instant());
                DraftBacktest before = offered.get(offered.size() - 1).backtest();
                if (before != null) {
                    model.addAttribute("before", words.summary(before, locale));
                }
                offered.add(round(messages.getMessage("level.own", null, locale), own.terms()));
            }
            DraftBacktest past = offered.get(offered.size() - 1).backtest();
            if (past != null) {
                model.addAttribute("mostMonths", PastTerms.MOST_MONTHS);
                model.addAttribute("backtest", new DraftBacktestFigures(past, words, locale));
            }
        } catch (Problem problem) {
            model.addAttribute("noBacktest", problem.detail());
        } catch (IllegalArgumentException unfit) {
            model.addAttribute("noBacktest", String.valueOf(unfit.getMessage()));
        }
        model.addAttribute("levels", offered.isEmpty() ? List.of() : OfferedLevels.of(offered, locale));
    }

    private OfferedLevels.Round round(String label, Agreement terms) {
        access.checkReading(PastTerms.series(terms));
        return new OfferedLevels.Round(label, terms, backtest.run(terms, clock.instant()));
    }

    /** A changed term as it is shown, and its path. */
    public record ChangeLine(String path, String words) {}

    private static List<ChangeLine> lines(Difference difference, Locale locale) {
        DifferenceWords words = new DifferenceWords(difference, locale);
        return difference.changes().stream()
                .map(it -> new ChangeLine(it.path(), words.of(it)))
                .toList();
    }

    @PostMapping("/agreements/{reference}/draft/take")
    String take(
            @PathVariable String reference,
            @RequestParam(required = false) List<String> taken,
            RedirectAttributes redirect,
            Locale locale) {
        access.read(reference);
        String user = Login.current().name();
        Role side = turn(reference, user, locale);
        try {
            rounds.take(reference, side, Set.copyOf(taken == null ? List.of() : taken), user);
            redirect.addFlashAttribute("done", messages.getMessage("draft.taken", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/agreements/" + reference + "/draft";
    }

    private Role turn(String reference, String user, Locale locale) {
        return negotiations
                .turn(reference, user)
                .orElseThrow(() -> Problem.forbidden(messages.getMessage("draft.notYourTurn", null, locale)));
    }

    @PostMapping("/agreements/{reference}/draft")
    String save(
            @PathVariable String reference,
            @RequestParam int revision,
            @RequestParam String document,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        access.read(reference);
        String user = Login.current().name();
        Role side = turn(reference, user, locale);
        try {
            drafts.save(reference, revision, side, document.replace("\r\n", "\n"), user);
        } catch (Problem problem) {
            draft(reference, model, locale);
            model.addAttribute("problem", problem.detail());
            model.addAttribute("written", document);
            return "agreements/draft";
        }
        redirect.addFlashAttribute("done", messages.getMessage("draft.saved", null, locale));
        return "redirect:/agreements/" + reference + "/draft";
    }

    /** Whoever speaks for both sides or for none does not write, and sees no side's draft by chance. */
    private static Role ownSide(AgreementVersion version, String user) {
        List<Role> sides = Sides.of(version, user);
        if (sides.size() != 1) {
            throw Problem.forbidden("Only those who write the terms see a draft.");
        }
        return sides.get(0);
    }
}
