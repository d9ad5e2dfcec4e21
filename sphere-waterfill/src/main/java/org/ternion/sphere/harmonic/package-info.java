/**
 * Functions on the ordinary sphere: real {@link org.ternion.sphere.harmonic.SphericalHarmonics}, their exact
 * {@link org.ternion.sphere.harmonic.HarmonicTransform} on a Gauss-Legendre grid, and the smooth complex
 * {@link org.ternion.sphere.harmonic.Field} that {@link org.ternion.sphere.harmonic.InterferenceField} makes of points.
 * Everything is in double and has the same bits with scalar and vector loops. A field is a picture of a population; to
 * search vectors of any dimension use the index of {@code cone}.
 */
package org.ternion.sphere.harmonic;
