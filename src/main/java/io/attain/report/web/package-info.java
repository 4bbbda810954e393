/** Reports over HTTP, as pages and as REST. */
@NullMarked
package io.attain.report.web;

import org.jspecify.annotations.NullMarked;
