/**
 * What the processes did, for auditors: found by agreement, process, person, time and outcome, and told step by step. A module of its own,
 * since the record of the module around it knows no agreements.
 */
@ApplicationModule
@NullMarked
package io.attain.audit.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
