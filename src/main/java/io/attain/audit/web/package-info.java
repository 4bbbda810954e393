/** Pages and REST of the record, and what it takes from requests: logins and exports. */
@NullMarked
package io.attain.audit.web;

import org.jspecify.annotations.NullMarked;
