package io.attain.negotiation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Examples;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Documents;
import io.attain.terms.Labels;
import io.attain.terms.YamlWriter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the first draft of an agreement that somebody asks for. */
@Component
public class Requests {

    private static final int LONGEST_REFERENCE = 64;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NEEDS = 2000;

    private final AgreementRegister register;
    private final Examples examples;
    private final Accounts accounts;
    private final AgreementAccess access;
    private final NegotiationRecord record;

    Requests(
            AgreementRegister register,
            Examples examples,
            Accounts accounts,
            NegotiationRecord record,
            AgreementAccess access) {
        this.access = access;
        this.register = register;
        this.examples = examples;
        this.accounts = accounts;
        this.record = record;
    }

    /**
     * Records the first draft.
     *
     * @param request never {@literal null}
     * @param actor the account that asks, never {@literal null}
     * @return the recorded version
     * @throws Problem if something in the request is missing or does not exist, if the agreement to copy is not the
     *     account's, or if the reference is taken
     */
    @Transactional
    public AgreementVersion record(AgreementRequest request, String actor) {
        check(request, actor);
        AgreementVersion version = register.draft(document(request, actor), actor);
        access.checkSeries(version);
        if (!request.needs().isBlank()) {
            record.add(version, Act.NEEDS_STATED, null, actor, request.side().name(), request.needs());
        }
        if (!request.levels().isEmpty()) {
            String levels = WishedLevels.words(request.levels(), version.terms());
            record.add(version, Act.NEEDS_STATED, null, actor, request.side().name(), levels);
        }
        return version;
    }

    private void check(AgreementRequest request, String actor) {
        for (Object needed : new Object[] {
            request.reference(),
            request.title(),
            request.template(),
            request.side(),
            request.counterpart(),
            request.from(),
            request.until()
        }) {
            require(
                    needed != null,
                    "A request has reference, title, template, side, counterpart, from and until; needs and levels may be left out.");
        }
        require(
                request.needs().length() <= LONGEST_NEEDS,
                "What is wished for has at most " + LONGEST_NEEDS + " characters.");
        require(
                !request.reference().isBlank() && request.reference().length() <= LONGEST_REFERENCE,
                "An agreement has a reference of at most " + LONGEST_REFERENCE + " characters.");
        require(
                !request.title().isBlank() && request.title().length() <= LONGEST_TITLE,
                "An agreement has a title of at most " + LONGEST_TITLE + " characters.");
        require(
                request.from().isBefore(request.until()),
                "The term begins on " + request.from() + ", so it cannot be over on " + request.until() + ".");
        require(Sides.ALL.contains(request.side()), "You speak for the provider or for the customer.");
        require(
                accounts.find(request.counterpart()).filter(Account::takesPart).isPresent(),
                "There is no account “" + request.counterpart() + "” that could speak for the other side.");
        require(!request.counterpart().equals(actor), "The other side is spoken for by somebody else than you.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Problem.refused(otherwise);
        }
    }

    private String document(AgreementRequest request, String actor) {
        ObjectNode tree =
                (ObjectNode) read(request.template(), actor).source().tree().deepCopy();
        tree.put("reference", request.reference());
        tree.put("title", request.title());
        tree.remove("version");
        tree.remove("effective");
        tree.set(
                "term",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", request.from().toString())
                        .put("until", request.until().toString()));
        tree.set("people", people(tree.path("parties"), request, actor));
        WishedLevels.write(request.levels(), tree);
        return YamlWriter.write(tree);
    }

    /**
     * Reads what a request can begin with.
     *
     * @param template the name of a shipped example, or the reference of an agreement to copy, never {@literal null}
     * @param actor the account that asks, never {@literal null}
     * @return its terms, never {@literal null}
     * @throws Problem if there is no such template, and no such agreement of the account
     */
    public Agreement terms(String template, String actor) {
        return read(template, actor).agreement();
    }

    private AgreementDocument read(String template, String actor) {
        return Documents.read("document", template(template, actor))
                .agreements()
                .get(0);
    }

    /** One person for each side, who looks after the agreement and signs it until the draft says otherwise. */
    private static ArrayNode people(JsonNode parties, AgreementRequest request, String actor) {
        ArrayNode people = JsonNodeFactory.instance.arrayNode();
        for (JsonNode party : parties) {
            boolean own = party.path("role").asText().equals(Labels.of(request.side()));
            boolean others = party.path("role").asText().equals(Labels.of(Sides.other(request.side())));
            if (own || others) {
                ObjectNode person = people.addObject()
                        .put("user", own ? actor : request.counterpart())
                        .put("party", party.path("id").asText());
                person.putArray("duties").add(AgreementVersion.OWNER).add(AgreementVersion.SIGNATORY);
            }
        }
        return people;
    }

    private String template(String name, String actor) {
        if (Examples.NAMES.contains(name)) {
            return examples.document(name);
        }
        return register.find(name)
                .filter(it -> it.concerns(actor))
                .map(AgreementVersion::document)
                .orElseThrow(() -> Problem.refused("There is no template and no agreement of yours “" + name + "”."));
    }
}
