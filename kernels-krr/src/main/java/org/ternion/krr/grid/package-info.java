/**
 * Ridge regression on uniform torus grids by Fourier transforms: {@link org.ternion.krr.grid.CirculantSystem} where
 * every cell is observed, {@link org.ternion.krr.grid.MaskedGridSystem} where some are not, {@link
 * org.ternion.krr.grid.CoregionalizedGrid} for outputs that depend on each other. Grids that do not close are not here.
 */
package org.ternion.krr.grid;
