package io.attain.agreement.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.access.Login;
import io.attain.agreement.SupportingAgreements;
import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.Linter;
import io.attain.problem.EngineWords;
import io.attain.problem.Problem;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The agreement format: its published schema, and what there is to say about a document in it. */
@RestController
@Tag(name = "Agreements")
class FormatController {

    private static final List<String> SCHEMAS = List.of("agreement-v1.schema.json", "series-v1.schema.json");

    private final SupportingAgreements supporting;

    FormatController(SupportingAgreements supporting) {
        this.supporting = supporting;
    }

    @PostMapping("/api/agreements/validate")
    @Operation(
            summary = "Tells what is wrong with an agreement, storing nothing",
            description =
                    "The body is a document or several, YAML or JSON in UTF-8. The answer is the same as that of the"
                            + " command validate: 'sound' is false when one of the findings is an error. Agreements in"
                            + " force that the documents rest on are taken from the server, as far as the account may read them.")
    ObjectNode validate(@RequestBody byte[] document, Locale reader) {
        Documents documents = Documents.read("document", document);
        List<Finding> findings =
                Linter.lint(documents, supporting.of(documents, Login.current().name()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("sound", findings.stream().noneMatch(it -> it.severity() == Severity.ERROR));
        ArrayNode list = answer.putArray("findings");
        findings.forEach(it -> list.add(BacktestJson.of(EngineWords.finding(reader, it))));
        return answer;
    }

    @GetMapping(path = "/api/schemas/{name}", produces = "application/schema+json")
    @Operation(summary = "The JSON Schema of the agreement format, for editors and pipelines")
    Resource schema(@PathVariable String name) {
        if (!SCHEMAS.contains(name)) {
            throw Problem.unknown("There is no schema '" + name + "'; there are " + String.join(", ", SCHEMAS) + ".");
        }
        return new ClassPathResource("schema/" + name);
    }
}
