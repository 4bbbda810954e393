package io.attain.chain.web;

import io.attain.chain.ChainDrawing;
import io.attain.chain.Chains;
import io.attain.chain.Explanation;
import io.attain.chain.Exposure;
import io.attain.chain.ExposureChart;
import io.attain.chain.Relief;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of a chain: drawn, as tables, and in money; and the way from there to a claim. */
@Controller
class ChainPages {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private final Chains chains;
    private final Relief relief;
    private final MessageSource messages;

    ChainPages(Chains chains, Relief relief, MessageSource messages) {
        this.chains = chains;
        this.relief = relief;
        this.messages = messages;
    }

    /** The money in one currency, and how it is drawn. */
    record Money(Exposure.Currency sums, ExposureChart chart) {}

    /** Where the forms are that claim an exclusion and begin a dispute, filled in; {@literal null} for none. */
    record Ways(@Nullable String claim, @Nullable String dispute) {}

    @GetMapping("/agreements/{reference}/chain")
    String chain(@PathVariable String reference, Model model, Locale locale) {
        Chains.View view = chains.of(reference);
        model.addAttribute("version", view.version());
        model.addAttribute("chain", view.chain());
        model.addAttribute("drawing", ChainDrawing.of(view.chain()));
        model.addAttribute("explanations", view.explanations());
        Map<Long, Ways> ways = new HashMap<>();
        view.explanations().forEach(it -> relief.of(view.version(), it)
                .ifPresent(found -> ways.put(it.verdict(), ways(found, locale))));
        model.addAttribute("ways", ways);
        model.addAttribute("exposure", view.exposure().orElse(null));
        model.addAttribute(
                "money",
                view.exposure().map(Exposure::currencies).orElse(List.of()).stream()
                        .map(it -> new Money(it, ExposureChart.of(it)))
                        .toList());
        return "chains/chain";
    }

    private Ways ways(Relief.Claimable found, Locale locale) {
        String reference = found.explanation().agreement();
        return new Ways(
                found.claimable() ? address(found, "/agreements/{reference}/exclusions/new", locale, reference) : null,
                found.statement() == null
                        ? null
                        : address(
                                found,
                                "/agreements/{reference}/statements/{close}/dispute",
                                locale,
                                reference,
                                found.statement()));
    }

    private String address(Relief.Claimable found, String path, Locale locale, Object... parts) {
        Explanation explanation = found.explanation();
        List<Object> values = new ArrayList<>(List.of(parts));
        values.addAll(List.of(
                explanation.objective(),
                FIELD.format(found.from()),
                FIELD.format(found.until()),
                words(found, locale),
                Objects.requireNonNullElse(found.exclusion(), "")));
        return UriComponentsBuilder.fromPath(path)
                .queryParam("objectives", "{objective}")
                .queryParam("from", "{from}")
                .queryParam("until", "{until}")
                .queryParam("words", "{words}")
                .queryParam("exclusion", "{exclusion}")
                .queryParam("grounds", "EXCLUSION")
                .encode()
                .buildAndExpand(values.toArray())
                .toUriString();
    }

    private String words(Relief.Claimable found, Locale locale) {
        Explanation explanation = found.explanation();
        StringBuilder words =
                new StringBuilder(say(locale, "chain.relief.words", explanation.objective(), explanation.period()));
        for (Explanation.Cause cause : found.causes()) {
            words.append('\n')
                    .append(say(
                            locale,
                            "chain.relief.cause",
                            cause.agreement(),
                            cause.objective(),
                            plain(cause.loss()),
                            plain(cause.share())));
        }
        return words.toString();
    }

    private String say(Locale locale, String code, @Nullable Object... values) {
        return messages.getMessage(code, values, locale);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? "–"
                : number.setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
