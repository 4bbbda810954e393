/** The record of escalations in the database. */
@NullMarked
package io.attain.escalation.store;

import org.jspecify.annotations.NullMarked;
