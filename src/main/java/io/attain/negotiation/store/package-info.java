/** Signatures in the database. */
@NullMarked
package io.attain.negotiation.store;

import org.jspecify.annotations.NullMarked;
