/** Disputes and claims over HTTP. */
@NullMarked
package io.attain.review.web;

import org.jspecify.annotations.NullMarked;
