/** What that year asks of the database. */
@NullMarked
package io.attain.demonstration.store;

import org.jspecify.annotations.NullMarked;
