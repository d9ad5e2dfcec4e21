/**
 * Visual policy maps: a table of scores ({@link org.ternion.vpm.ScoreMatrix}) is prepared for a task by
 * {@link org.ternion.vpm.VpmPipeline} and becomes a {@link org.ternion.vpm.VpmRaster}, which answers questions
 * ({@link org.ternion.vpm.Query}) like every {@link org.ternion.vpm.PolicyMap}. Pictures as files are in the image
 * module, tasks in SQL in the sql module, the protocol for small devices in {@code edge}.
 */
package org.ternion.vpm;
