/** Closed periods: verdicts, credits, statements and the ledger. */
@NullMarked
package io.attain.credit;

import org.jspecify.annotations.NullMarked;
