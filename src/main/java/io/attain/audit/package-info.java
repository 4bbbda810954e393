/**
 * The record of the past, which nobody changes: entries in chains of hashes, written in the transactions that they describe, and
 * checkpoints that are signed with a key from outside the database. Nothing of the application asks for an entry: what is written
 * to a table in {@link io.attain.audit.CoveredTables} has one.
 */
@NullMarked
package io.attain.audit;

import org.jspecify.annotations.NullMarked;
