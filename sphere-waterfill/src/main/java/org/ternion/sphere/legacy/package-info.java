/**
 * The behaviour of the prototype, restated in double precision from the formulas of the specification (3.6 to 3.14 and
 * 3.22) so that tests and demonstrations can measure against it. It neither balances shells nor finds neighbours;
 * nothing else in the module uses it. {@link org.ternion.sphere.legacy.LegacyLateral} and
 * {@link org.ternion.sphere.legacy.LegacyNavigator} are the two entries. All random numbers are arguments.
 */
package org.ternion.sphere.legacy;
