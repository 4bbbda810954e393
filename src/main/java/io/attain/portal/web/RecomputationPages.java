package io.attain.portal.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Recomputing;
import io.attain.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What comes out when everything about an agreement is derived again. */
@Controller
class RecomputationPages {

    private final AgreementAccess access;
    private final Recomputing recomputing;

    RecomputationPages(AgreementAccess access, Recomputing recomputing) {
        this.access = access;
        this.recomputing = recomputing;
    }

    @GetMapping("/agreements/{reference}/recomputation")
    String recompute(@PathVariable String reference, Model model) {
        AgreementVersion version = access.recompute(reference);
        model.addAttribute("version", version);
        try {
            model.addAttribute("recomputation", recomputing.of(reference));
        } catch (Problem problem) {
            model.addAttribute("problem", problem.detail());
        }
        return "credit/recomputation";
    }
}
