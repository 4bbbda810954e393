/** Where reviews, claims and their evidence are kept. */
@NullMarked
package io.attain.review.store;

import org.jspecify.annotations.NullMarked;
