/** Where disputes, claims and their evidence are kept. */
@NullMarked
package io.attain.dispute.store;

import org.jspecify.annotations.NullMarked;
