@NullMarked
package io.attain.access.workflow;

import org.jspecify.annotations.NullMarked;
