@NullMarked
package io.attain.report;

import org.jspecify.annotations.NullMarked;
