package io.attain.portal;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.portal.ProcessMatters.Kind;
import io.attain.portal.ProcessMatters.Matter;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in a line what instances of processes are about, in the reader's language. */
@Component
public class MatterWords {

    private final ProcessMatters matters;
    private final AgreementRegister register;
    private final MessageSource messages;

    MatterWords(ProcessMatters matters, AgreementRegister register, MessageSource messages) {
        this.matters = matters;
        this.register = register;
        this.messages = messages;
    }

    /**
     * A line.
     *
     * @param text what it says
     * @param page the address of the page about it, relative to the host
     */
    public record Line(String text, String page) {}

    /**
     * Says what some instances are about.
     *
     * @param instances their ids, never {@literal null}
     * @param reader the reader's language, never {@literal null}
     * @return by id, without those that are about nothing of which there are several
     */
    public Map<String, Line> lines(Collection<String> instances, Locale reader) {
        Map<String, Line> lines = new HashMap<>();
        Map<String, Agreement> terms = new HashMap<>();
        matters.of(instances).forEach((instance, matter) -> {
            Agreement known = matter.kind() == Kind.ESCALATION || matter.kind() == Kind.WARNING
                    ? terms.computeIfAbsent(matter.reference(), this::terms)
                    : null;
            lines.put(instance, line(matter, known, reader));
        });
        return lines;
    }

    private @Nullable Agreement terms(String reference) {
        return register.find(reference).map(AgreementVersion::terms).orElse(null);
    }

    private Line line(Matter matter, @Nullable Agreement terms, Locale reader) {
        String what = terms == null
                ? matter.what()
                : terms.objective(matter.what()).map(Objective::name).orElse(matter.what());
        Object[] values = {String.valueOf(matter.number()), what, matter.when().replace('T', ' ')};
        return new Line(messages.getMessage("matter." + matter.kind(), values, reader), page(matter));
    }

    private static String page(Matter matter) {
        String agreement = "/agreements/" + matter.reference();
        return switch (matter.kind()) {
            case CLOSE -> agreement + "/statements/" + matter.number();
            case ESCALATION -> "/escalations/" + matter.number();
            case DISPUTE -> "/disputes/" + matter.number();
            case EXCLUSION -> "/exclusions/" + matter.number();
            case REVIEW -> agreement + "/reviews/" + matter.what();
            case REPORT -> "/reports/" + matter.number();
            case WARNING -> agreement;
        };
    }
}
