/** The processes of report duties, and what they are to the engine. */
@NullMarked
package io.attain.report.workflow;

import org.jspecify.annotations.NullMarked;
