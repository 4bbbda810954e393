/** Pages and REST of outlooks and early warnings. */
@NullMarked
package io.attain.warning.web;

import org.jspecify.annotations.NullMarked;
