/** Early warnings in the database. */
@NullMarked
package io.attain.warning.store;

import org.jspecify.annotations.NullMarked;
