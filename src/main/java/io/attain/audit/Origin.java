package io.attain.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where what happens comes from.
 *
 * @param account who is logged in, or in whose name the engine works; {@literal null} for nobody
 * @param address the address that the request comes from; {@literal null} where there is no request
 * @param through the request's method and path, without what follows a question mark; {@literal null} where there is no request
 */
public record Origin(@Nullable String account, @Nullable String address, @Nullable String through) {}
