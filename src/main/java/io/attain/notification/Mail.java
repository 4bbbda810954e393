package io.attain.notification;

import java.util.Locale;

/**
 * A mail that is ready to be sent.
 *
 * @param id its Message-ID, the same at each attempt, so that a mail that comes twice can be seen to be one
 * @param to the address
 * @param language what it is written in
 * @param subject one line
 * @param text its body as plain text
 * @param html its body as HTML
 */
record Mail(String id, String to, Locale language, String subject, String text, String html) {}
