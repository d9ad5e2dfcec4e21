/**
 * Tasks written in SQL: {@link org.ternion.vpm.sql.DuckDbOrganizer} runs one SELECT over the relation
 * {@code virtual_index} in an embedded DuckDB that has no access to files or the network. Key lists do not need this
 * package; they are ordered in memory by the core module.
 */
package org.ternion.vpm.sql;
