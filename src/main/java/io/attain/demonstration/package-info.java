/** The year that the example agreements have behind them when the demonstration starts for the first time. */
@NullMarked
package io.attain.demonstration;

import org.jspecify.annotations.NullMarked;
