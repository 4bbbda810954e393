/** Negotiations as two sides have them, over HTTP. */
@NullMarked
package io.attain.negotiation;

import org.jspecify.annotations.NullMarked;
