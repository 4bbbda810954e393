/** The register in the database. */
@NullMarked
package io.attain.agreement.store;

import org.jspecify.annotations.NullMarked;
