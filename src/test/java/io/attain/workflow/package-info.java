/** Tests of the models as a whole, and what process tests share. */
@NullMarked
package io.attain.workflow;

import org.jspecify.annotations.NullMarked;
