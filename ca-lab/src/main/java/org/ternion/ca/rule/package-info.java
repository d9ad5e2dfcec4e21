/**
 * Families of rules that count neighbours, each a record that a user can make from its numbers, and the notation for
 * all rules: {@link org.ternion.ca.rule.RuleStrings} reads and writes it.
 */
package org.ternion.ca.rule;
