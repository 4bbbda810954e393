package io.attain.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that leaves no row of its own in a table that the record covers, such as a login.
 *
 * @param chain where its entry goes
 * @param kind what it is
 * @param about what the kind leaves open
 * @param actor the account that did it; {@literal null} for the one that is logged in
 */
public record Act(Chain chain, Kind kind, String about, @Nullable String actor) {}
