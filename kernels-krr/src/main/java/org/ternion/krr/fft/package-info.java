/**
 * Discrete Fourier transforms of real arrays with any number of axes of any length: {@link org.ternion.krr.fft.Fft}.
 * Complex transforms, other norms and wisdom files are not here.
 */
package org.ternion.krr.fft;
