/** What lives through that year with the engine. */
@NullMarked
package io.attain.demonstration.workflow;

import org.jspecify.annotations.NullMarked;
