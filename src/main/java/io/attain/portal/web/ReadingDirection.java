package io.attain.portal.web;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Leaves out of pages the marks that make what follows run the other way (U+202A to U+202E), as contracts and mails do: with them somebody
 * could have a figure or a name read backwards. Text of languages that run from right to left needs none of them. In what is being
 * edited they stay, so that nothing is changed behind its author's back.
 */
@Component
class ReadingDirection extends AbstractDialect implements IPostProcessorDialect {

    private static final int AFTER_ALL_ELSE = 1000;

    ReadingDirection() {
        super("reading direction");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return AFTER_ALL_ELSE;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Marks.class, AFTER_ALL_ELSE));
    }

    /** The engine makes one for each page. */
    public static final class Marks extends AbstractTemplateHandler {

        private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E]");
        private static final String EDITED = "textarea";

        private boolean isEdited;

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            isEdited |= tag.getElementCompleteName().equals(EDITED);
            super.handleOpenElement(tag);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            isEdited &= !tag.getElementCompleteName().equals(EDITED);
            super.handleCloseElement(tag);
        }

        @Override
        public void handleText(IText text) {
            boolean turns = !isEdited && TURNS.matcher(text.getText()).find();
            super.handleText(
                    turns
                            ? getContext()
                                    .getModelFactory()
                                    .createText(TURNS.matcher(text.getText()).replaceAll(""))
                            : text);
        }
    }
}
