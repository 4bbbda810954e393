/** Report duties: what falls due, is delivered, confirmed and found again. */
@NullMarked
package io.attain.report;

import org.jspecify.annotations.NullMarked;
