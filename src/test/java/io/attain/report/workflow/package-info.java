@NullMarked
package io.attain.report.workflow;

import org.jspecify.annotations.NullMarked;
