/** A bare Camunda application, to measure against. */
@NullMarked
package io.bare;

import org.jspecify.annotations.NullMarked;
