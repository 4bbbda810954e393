/** What all stores do with the database in the same way. */
@NullMarked
package io.attain.database;

import org.jspecify.annotations.NullMarked;
