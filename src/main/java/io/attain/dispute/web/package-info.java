/** Disputes and claims over HTTP. */
@NullMarked
package io.attain.dispute.web;

import org.jspecify.annotations.NullMarked;
