/** Notices, preferences and webhooks in the database. */
@NullMarked
package io.attain.notification.store;

import org.jspecify.annotations.NullMarked;
