/** The page of a chain, and the same as JSON. */
@NullMarked
package io.attain.chain.web;

import org.jspecify.annotations.NullMarked;
