/** Series and measurements: how foreign columns become measurements. */
@NullMarked
package io.attain.measurement;

import org.jspecify.annotations.NullMarked;
