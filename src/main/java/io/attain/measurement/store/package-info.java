/** Series and their measurements in the database. */
@NullMarked
package io.attain.measurement.store;

import org.jspecify.annotations.NullMarked;
