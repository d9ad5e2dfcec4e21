/**
 * Table files: {@link org.ternion.core.io.CsvTable} and {@link org.ternion.core.io.CsvWriter} for CSV,
 * {@link org.ternion.core.io.Npy} for NumPy arrays, {@link org.ternion.core.io.AtomicFile} for output that is there
 * whole or not at all. {@link org.ternion.core.io.SectionWriter} and {@link org.ternion.core.io.SectionReader} keep
 * named arrays of numbers with checksums. What is wrong with the content of a file is a
 * {@link org.ternion.core.io.TableFormatException} or {@link org.ternion.core.io.SectionFileException}, what is wrong
 * with the medium a {@link java.io.IOException}. Images are not here.
 */
package org.ternion.core.io;
