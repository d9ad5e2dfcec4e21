/**
 * Points whose score stands out of their shell. Start with {@link org.ternion.sphere.overflow.OverflowPolicy}, which
 * finds them and may let them change places with lesser points further out. Meeting capacities is the business of
 * {@code fill}.
 */
package org.ternion.sphere.overflow;
