package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.negotiation.Drafts;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Sides;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private final AgreementAccess access;
    private final Drafts drafts;
    private final Negotiations negotiations;
    private final NegotiationRecord record;
    private final MessageSource messages;

    DraftPages(
            AgreementAccess access,
            Drafts drafts,
            Negotiations negotiations,
            NegotiationRecord record,
            MessageSource messages) {
        this.access = access;
        this.drafts = drafts;
        this.negotiations = negotiations;
        this.record = record;
        this.messages = messages;
    }

    @GetMapping("/agreements/{reference}/draft")
    String draft(@PathVariable String reference, Model model) {
        AgreementVersion version = access.read(reference);
        String user = Login.current().name();
        Optional<Role> turn = negotiations.turn(reference, user);
        Role side = turn.orElseGet(() -> ownSide(version, user));
        Drafts.Draft draft = drafts.of(reference, side);
        model.addAttribute("version", draft.base());
        model.addAttribute("side", side);
        model.addAttribute("draft", draft);
        model.addAttribute("mayWrite", turn.isPresent());
        model.addAttribute(
                "findings", draft.findings().stream().map(DraftDocument::place).toList());
        model.addAttribute("acts", record.of(reference, List.of(side)));
        return "agreements/draft";
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
        Role side = negotiations
                .turn(reference, user)
                .orElseThrow(() -> Problem.forbidden(messages.getMessage("draft.notYourTurn", null, locale)));
        try {
            drafts.save(reference, revision, side, document.replace("\r\n", "\n"), user);
        } catch (Problem problem) {
            draft(reference, model);
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
