/** Negotiation over HTTP. */
@NullMarked
package io.attain.negotiation.web;

import org.jspecify.annotations.NullMarked;
