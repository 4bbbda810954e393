package io.attain.notification;

import io.attain.access.SignedOn;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people who come by single sign-on in the language that the provider knows of, until they choose for themselves. */
@Component
class SignedOnLanguage {

    private final Preferences preferences;

    SignedOnLanguage(Preferences preferences) {
        this.preferences = preferences;
    }

    @EventListener
    void signedOn(SignedOn event) {
        Locale language = event.language();
        if (language == null || !preferences.of(List.of(event.account())).isEmpty()) {
            return;
        }
        Locale written = Locale.lookup(
                Locale.LanguageRange.parse(language.toLanguageTag() + "," + language.getLanguage()),
                Preference.LANGUAGES);
        if (written != null && !written.equals(Preference.DEFAULT.language())) {
            Preference usual = Preference.DEFAULT;
            preferences.save(
                    event.account(),
                    new Preference(usual.delivery(), usual.hour(), usual.zone(), written, usual.kinds()));
        }
    }
}
