/** Tests of the record in the database. */
@NullMarked
package io.attain.audit.store;

import org.jspecify.annotations.NullMarked;
