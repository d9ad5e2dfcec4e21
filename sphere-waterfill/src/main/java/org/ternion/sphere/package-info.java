/**
 * Places vectors on shells of growing radius, keeps the shells balanced when vectors come and go, and searches them by
 * direction. Start with {@link org.ternion.sphere.Scores} (how important is a vector), then a shell layout and a
 * capacity law, then the assigners of {@code fill}. Searching by direction is in {@code cone}, fields on the ordinary
 * sphere are in {@code harmonic}. Long work takes {@link org.ternion.core.RunOptions}.
 */
package org.ternion.sphere;
