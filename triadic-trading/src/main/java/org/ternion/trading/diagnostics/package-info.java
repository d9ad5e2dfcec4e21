/**
 * Pictures of permission, data first: what run logs and tables of sweeps say about where acting was acceptable, where
 * it happened and where it should have. {@link org.ternion.trading.diagnostics.DiagnosticKind} is the registry: a name,
 * what it needs, and the {@link org.ternion.trading.diagnostics.Diagnostic} itself, which gives a table and draws
 * itself. {@link org.ternion.trading.diagnostics.Svg} and {@link org.ternion.trading.diagnostics.Panel} draw for others
 * too. Nothing here runs an engine; measures of profit are elsewhere.
 */
package org.ternion.trading.diagnostics;
