/** All agreements at a glance: how each stands, what comes next, and what money is about it. */
@NullMarked
package io.attain.portfolio;

import org.jspecify.annotations.NullMarked;
