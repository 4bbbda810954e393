/** Pages for browsers. */
@NullMarked
package io.attain.portal.web;

import org.jspecify.annotations.NullMarked;
