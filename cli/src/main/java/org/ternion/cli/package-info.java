/**
 * The {@code ternion} command: one class per subcommand, started by {@link org.ternion.cli.Main}. stdout carries data,
 * stderr talk; exit codes are 0 (done), 1 (bad input or failed work) and 2 (wrong usage).
 */
package org.ternion.cli;
