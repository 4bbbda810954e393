/** Closed periods over HTTP. */
@NullMarked
package io.attain.credit.web;

import org.jspecify.annotations.NullMarked;
