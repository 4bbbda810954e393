package io.attain.dispute;

import io.attain.credit.ExclusionPreview;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** Puts in words what a verdict would come to with an exclusion. */
public final class Results {

    private Results() {}

    /**
     * Says it, such as: 75, missed, 24.00 USD.
     *
     * @param result never {@literal null}
     * @param outcomes the word for an outcome such as {@code MET}, never {@literal null}
     * @return never {@literal null}
     */
    public static String words(ExclusionPreview.Result result, UnaryOperator<String> outcomes) {
        if (result.outcome().isEmpty()) {
            return result.figure();
        }
        String figure = result.figure().equals("–")
                ? result.figure()
                : new BigDecimal(result.figure()).stripTrailingZeros().toPlainString();
        return figure + ", " + outcomes.apply(result.outcome())
                + (result.credit().isEmpty() ? "" : ", " + result.credit());
    }
}
