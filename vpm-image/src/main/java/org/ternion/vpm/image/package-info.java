/**
 * Visual policy maps as PNG files: 16-bit RGB pictures that carry their own header and metadata. Start with
 * {@link org.ternion.vpm.image.VpmWriter} to store a {@link org.ternion.vpm.PolicyMap} and with
 * {@link org.ternion.vpm.image.VpmImage} to ask one from a file. The metadata blob is
 * {@link org.ternion.vpm.image.VpmMetadata}; bad input of any kind ends in
 * {@link org.ternion.vpm.image.VpmFormatException}. The file format is described in {@code docs/vpm-format.md}.
 */
package org.ternion.vpm.image;
