/**
 * Measures of runs of automata: what changes, where the entropy lives, whether a run is alive, how a gate and a learned
 * rule fare.
 *
 * <p>Start with {@link org.ternion.ca.measure.PathologyWatch}: it says whether a curve of the run means anything.
 * {@link org.ternion.ca.measure.DepthCurve} is the curve over scales, with {@link org.ternion.ca.measure.DepthControls}
 * beside it. Collectors take frames one after the other and hold counts; shares are divided once, when asked for.
 * Nothing here steps a world except {@link org.ternion.ca.measure.LearnedWorld}.
 */
package org.ternion.ca.measure;
