/** Tests of what all pages have in common. */
@NullMarked
package io.attain.portal.web;

import org.jspecify.annotations.NullMarked;
