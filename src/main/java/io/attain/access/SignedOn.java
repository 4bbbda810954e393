package io.attain.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came by single sign-on; published within the transaction that takes over what the provider says.
 *
 * @param account the account's name
 * @param language what the provider says of the language, {@literal null} if nothing
 */
public record SignedOn(String account, @Nullable Locale language) {}
