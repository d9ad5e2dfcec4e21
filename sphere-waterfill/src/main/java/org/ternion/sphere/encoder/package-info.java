/**
 * An encoder of patches with weights from outside: {@link org.ternion.sphere.encoder.PatchEncoder}. Inference only, and
 * only for those who have trained weights; nothing else in this module needs it.
 */
package org.ternion.sphere.encoder;
