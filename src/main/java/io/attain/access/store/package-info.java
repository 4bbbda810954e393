/** Accounts and access tokens in the database. */
@NullMarked
package io.attain.access.store;

import org.jspecify.annotations.NullMarked;
