/**
 * Automata of several layers: gates, flows, fatigue and anchors (MOT1, MOT2, TWO, CMP, MOV, SWP, TAPE, CA1, CA2, CA5),
 * the additive ring POTTS3, the ternary tape CA3, the price field CA4 and a lattice of coupled maps. Start with
 * {@link org.ternion.ca.motif.MotifRules}, which makes those that have a random start from a rule string and a seed.
 * Every random number comes from {@link org.ternion.ca.motif.CellRandom}. Rules of one layer are in
 * {@code org.ternion.ca.rule}, statistics in {@code org.ternion.ca.measure}.
 */
package org.ternion.ca.motif;
