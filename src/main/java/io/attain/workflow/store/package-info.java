/** What is added to the engine's tables in the database. */
@NullMarked
package io.attain.workflow.store;

import org.jspecify.annotations.NullMarked;
