/** The process engine's configuration, its clock and what is read from its history. */
@NullMarked
package io.attain.workflow;

import org.jspecify.annotations.NullMarked;
