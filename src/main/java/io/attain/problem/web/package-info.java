/** Problems as answers over HTTP: RFC 9457 for machines, a page for browsers. */
@NullMarked
package io.attain.problem.web;

import org.jspecify.annotations.NullMarked;
