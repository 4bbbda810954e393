/** Where the portfolio is kept. */
@NullMarked
package io.attain.portfolio.store;

import org.jspecify.annotations.NullMarked;
