/** What keeps the database from changing it. */
@NullMarked
package io.attain.audit.store;

import org.jspecify.annotations.NullMarked;
