/** The command line: validate, backtest and clock, without starting the server. */
@NullMarked
package io.attain.commandline;

import org.jspecify.annotations.NullMarked;
