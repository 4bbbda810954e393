/** Series and their measurements over HTTP. */
@NullMarked
package io.attain.measurement.web;

import org.jspecify.annotations.NullMarked;
