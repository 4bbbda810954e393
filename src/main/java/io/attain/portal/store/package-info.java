/** What instances of processes are about, in the database. */
@NullMarked
package io.attain.portal.store;

import org.jspecify.annotations.NullMarked;
