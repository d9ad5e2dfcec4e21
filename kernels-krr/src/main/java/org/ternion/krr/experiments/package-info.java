/**
 * The experiments of the research log as programs: {@link org.ternion.krr.experiments.WaveField},
 * {@link org.ternion.krr.experiments.GrayScott} and {@link org.ternion.krr.experiments.Primes}, each with a
 * configuration whose defaults are the specification's and a result that holds every number of its tables and pictures.
 * Nothing is drawn or written here.
 */
package org.ternion.krr.experiments;
