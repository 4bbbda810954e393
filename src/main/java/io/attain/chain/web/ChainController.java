package io.attain.chain.web;

import io.attain.chain.Chain;
import io.attain.chain.Chains;
import io.attain.chain.Explanation;
import io.attain.chain.Exposure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agreements")
class ChainController {

    private final Chains chains;

    ChainController(Chains chains) {
        this.chains = chains;
    }

    /** A chain, where its breaches come from, and its money where that is for the account. */
    record ChainAnswer(Chain chain, List<Explanation> explanations, @Nullable Exposure exposure) {}

    @Operation(
            summary = "Tells what an agreement rests on and what rests on it, over all levels",
            description =
                    "How each agreement and link stood in the last closed period; where the last breaches come from: what"
                            + " each objective beneath was below its own promise in the same time, and how much of the missed"
                            + " target that explains; and what the one in the middle owes and recovers, by currency and"
                            + " month, for its own people and the application's roles. Agreements that the account may not"
                            + " read are named where terms that it may read name them, and no more.")
    @GetMapping("/api/agreements/{reference}/chain")
    ChainAnswer chain(@PathVariable String reference) {
        Chains.View view = chains.of(reference);
        return new ChainAnswer(
                view.chain(), view.explanations(), view.exposure().orElse(null));
    }
}
