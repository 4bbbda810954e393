package io.attain.chain;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.agreement.Milestone;
import io.attain.terms.Agreement.Support.Relation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreements that one rests on and those that rest on it, over all levels, as somebody may see them.
 *
 * @param agreement the reference of the one in question
 * @param agreements all of them, those that rest on others first
 * @param links which rests on which
 * @param cycles agreements that rest on themselves: the references on each way round
 */
public record Chain(String agreement, List<Node> agreements, List<Link> links, List<List<String>> cycles) {

    /** Copies the lists. */
    public Chain {
        agreements = List.copyOf(agreements);
        links = List.copyOf(links);
        cycles = List.copyOf(cycles);
    }

    /**
     * An agreement of the chain.
     *
     * @param reference its reference
     * @param level 0 for the one in question, above for those that it rests on, below for those that rest on it
     * @param open whether the reader may see more than the reference, which stands in terms that he may see
     * @param title its title, empty where it is not open
     * @param provider who provides, empty where it is not open
     * @param customer who receives, empty where it is not open
     * @param status the last milestone, {@literal null} where it is not open
     * @param state how it stood in the last closed period of each objective
     * @param period the latest of those periods, empty where nothing is judged
     * @param credit what that period's verdicts cost
     * @param currency the currency's code, empty where it is not open
     */
    public record Node(
            String reference,
            int level,
            boolean open,
            String title,
            String provider,
            String customer,
            @Nullable Milestone status,
            ChainState state,
            String period,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credit,
            String currency) {}

    /**
     * A support of the terms.
     *
     * @param from the reference of the agreement that rests on the other
     * @param to the reference of the other
     * @param objective the id of the other's objective, {@literal null} for all of the same kind
     * @param objectiveHere the id of the objective that rests on it, {@literal null} for all of the same kind
     * @param relation how it enters
     * @param relieves whether the other's breach can relieve the one that rests on it
     * @param state how the objectives beneath stood in their last closed periods
     */
    public record Link(
            String from,
            String to,
            @Nullable String objective,
            @Nullable String objectiveHere,
            Relation relation,
            boolean relieves,
            ChainState state) {}
}
