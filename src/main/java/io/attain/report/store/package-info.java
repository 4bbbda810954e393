/** Where reports are kept. */
@NullMarked
package io.attain.report.store;

import org.jspecify.annotations.NullMarked;
