package io.attain.notification;

import io.attain.workflow.ReaderLanguage;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Has tasks speak the language in which somebody is told of them. */
@Component
class ChosenLanguage implements ReaderLanguage {

    private final Preferences preferences;

    ChosenLanguage(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public Locale of(String account) {
        return preferences
                .of(List.of(account))
                .getOrDefault(account, Preference.DEFAULT)
                .language();
    }
}
