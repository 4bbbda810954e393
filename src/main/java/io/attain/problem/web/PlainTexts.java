package io.attain.problem.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.attain.terms.PlainText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses, in every text of a JSON body, characters that nothing can show. */
@Component
class PlainTexts extends SimpleModule {

    private static final long serialVersionUID = 1;

    PlainTexts() {
        super("plain-texts");
        addDeserializer(String.class, new PlainTextDeserializer());
    }

    private static final class PlainTextDeserializer extends StringDeserializer {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            String stray = text == null ? null : PlainText.stray(text);
            if (stray != null) {
                throw context.weirdStringException(text, String.class, stray);
            }
            return text;
        }
    }
}
