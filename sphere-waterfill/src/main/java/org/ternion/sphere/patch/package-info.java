/**
 * Pieces of text before they become vectors. Start with {@link org.ternion.sphere.patch.PatchStats}, which describes
 * how long they are; cutting text is the work of a {@link org.ternion.sphere.patch.Segmenter} that the caller brings.
 */
package org.ternion.sphere.patch;
