/**
 * The readable contract: the terms as a model of clauses in no language yet, and the words for them in each language. Knows
 * neither Spring nor the engine, nor a clock.
 */
@NullMarked
package io.attain.agreement.contract;

import org.jspecify.annotations.NullMarked;
