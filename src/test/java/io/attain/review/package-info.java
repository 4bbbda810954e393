/** What the data and the calendar say about reviews, and reviews from outside. */
@NullMarked
package io.attain.review;

import org.jspecify.annotations.NullMarked;
