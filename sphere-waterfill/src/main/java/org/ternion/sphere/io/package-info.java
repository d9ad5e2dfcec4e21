/**
 * Files of placements and of indexes: start with {@link org.ternion.sphere.io.PlacementFile}; an index is read and
 * written by {@code org.ternion.sphere.cone.ConeIndex} itself.
 *
 * <p>Every file is a header and a number of sections, each an array of one type of number. Everything is little-endian,
 * whatever the machine; header and sections begin at multiples of 64 bytes, the gaps are zero.
 *
 * <pre>
 * offset     length  type    meaning
 * 0          8       bytes   89 54 53 50 48 0D 0A 1A: a byte that is no text, "TSPH", and line ends that a transfer as
 *                            text would change 8          4       int32   version of the format, 1 12         4
 *                            int32   kind: 1 placement, 2 cone index 16         4       int32   number of sections n,
 *                            at most 64 20         4       int32   CRC-32C of the header up to the first section, with
 *                            0 here 24         8       int64   length of the file 32 + 32 i  8       ASCII   name of
 *                            section i, filled up with zero bytes 40 + 32 i  4       int32   type: 1 int32, 2 float32,
 *                            3 int64, 4 float64 44 + 32 i  4       int32   CRC-32C of the section and the zero bytes
 *                            after it 48 + 32 i  8       int64   offset of the section: where the one before, or the
 *                            header, has ended 56 + 32 i  8       int64   number of elements </pre>
 *
 * <p>The specification (3.27) has JSON in the header; a table of fixed width says the same, needs no parser, and is
 * read by four lines of any language. Files are read through mapped memory.
 */
package org.ternion.sphere.io;
