package io.attain.workflow;

import io.attain.terms.PlainText;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.StringValue;

/** Refuses, in every text that anybody sends to the engine, characters that nothing can show. */
final class PlainTextSerializer extends StringValueSerializer {

    @Override
    public void writeValue(StringValue value, ValueFields fields) {
        String text = value.getValue();
        String stray = text == null ? null : PlainText.stray(text);
        if (stray != null) {
            throw new RefusedAnswerException("A text has no character " + stray + "; please write it without");
        }
        super.writeValue(value, fields);
    }
}
