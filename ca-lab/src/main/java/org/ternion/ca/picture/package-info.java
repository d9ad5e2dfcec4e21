/**
 * Pictures of automata, the same bytes on every machine. Start with {@link org.ternion.ca.picture.CellPicture} for one
 * layer or {@link org.ternion.ca.picture.PanelSheet} for several, choose a {@link org.ternion.ca.picture.Palette}, and
 * write with {@link org.ternion.ca.picture.PngEncoder} or, for films, {@link org.ternion.ca.picture.GifEncoder}. Charts
 * of measures are not here.
 */
package org.ternion.ca.picture;
