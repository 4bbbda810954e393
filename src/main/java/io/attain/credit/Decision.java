package io.attain.credit;

/**
 * What was decided about an agreement, so that its periods are judged anew and nobody is asked about the difference.
 *
 * @param name what decided it, such as {@code dispute 7}
 * @param reason in words
 * @param actor the account that brought it about, or {@code engine} where time did
 */
public record Decision(String name, String reason, String actor) {}
