/**
 * Where observations are: scattered, on grids, in trees, in residue cells.
 */
package org.ternion.krr.domain;
