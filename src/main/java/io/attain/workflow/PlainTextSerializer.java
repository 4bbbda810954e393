package io.attain.workflow;

import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.StringValue;

/** Refuses, in every text that anybody sends to the engine, the character that PostgreSQL cannot keep. */
final class PlainTextSerializer extends StringValueSerializer {

    @Override
    public void writeValue(StringValue value, ValueFields fields) {
        String text = value.getValue();
        if (text != null && text.indexOf('\0') >= 0) {
            throw new RefusedAnswerException("A text has no character U+0000; please write it without");
        }
        super.writeValue(value, fields);
    }
}
