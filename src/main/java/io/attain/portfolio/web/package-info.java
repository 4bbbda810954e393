/** The portfolio as a page, a file and JSON. */
@NullMarked
package io.attain.portfolio.web;

import org.jspecify.annotations.NullMarked;
