/** The processes of reviews and claims. */
@NullMarked
package io.attain.review.workflow;

import org.jspecify.annotations.NullMarked;
