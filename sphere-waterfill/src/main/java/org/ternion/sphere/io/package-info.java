/**
 * Files of placements: {@link org.ternion.sphere.io.PlacementFile}. An index is read and written by
 * {@code org.ternion.sphere.cone.ConeIndex} itself. Both are files of sections as
 * {@link org.ternion.core.io.SectionReader} describes them.
 *
 * <p>The specification (3.27) has JSON in the header; a table of fixed width says the same, needs no parser, and is
 * read by four lines of any language. Files are read through mapped memory.
 */
package org.ternion.sphere.io;
