/** Telling people by mail, and other systems by webhooks, what happens to agreements. */
@NullMarked
package io.attain.notification;

import org.jspecify.annotations.NullMarked;
