/** Closed periods in the database. */
@NullMarked
package io.attain.credit.store;

import org.jspecify.annotations.NullMarked;
