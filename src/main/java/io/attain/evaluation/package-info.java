/** The pure core: periods, calendars, indicators, verdicts, credits, derivations, back-test and linter. Knows neither Spring nor Camunda, nor a clock. */
@NullMarked
package io.attain.evaluation;

import org.jspecify.annotations.NullMarked;
