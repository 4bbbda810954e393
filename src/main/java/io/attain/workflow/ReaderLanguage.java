package io.attain.workflow;

import java.util.Locale;

/** In which language somebody reads. The module that keeps what people choose knows it. */
@FunctionalInterface
public interface ReaderLanguage {

    /**
     * In which language somebody reads.
     *
     * @param account the name, never {@literal null}
     * @return what the account has chosen, else what its browser asks for; {@link Locale#ENGLISH} for those of whom nothing is known, never {@literal null}
     */
    Locale of(String account);
}
