/**
 * Patterns and frames in files of other programs: RLE of Golly, plain text {@code .cells}, Life 1.06, NumPy arrays and
 * grids of digits. Start with {@link org.ternion.ca.file.PatternFile}. What a rule string means is not known here.
 */
package org.ternion.ca.file;
