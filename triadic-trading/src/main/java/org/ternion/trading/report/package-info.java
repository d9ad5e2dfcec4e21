/**
 * Runs as pages for a browser. {@link org.ternion.trading.report.HtmlReport} writes all that is known of a run into one
 * file, warnings first; {@link org.ternion.trading.report.DashboardPage} shows the few panels one watches, once or live
 * from {@link org.ternion.trading.report.DashboardServer}, which {@link org.ternion.trading.report.LogTail} or an
 * engine feeds. Pages load nothing from anywhere. What is shown is computed by the packages analysis, diagnostics and
 * sweep.
 */
package org.ternion.trading.report;
