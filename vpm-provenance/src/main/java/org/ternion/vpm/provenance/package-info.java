/**
 * Visual policy fingerprints (VPF): signed records inside a PNG that say which data, model, settings and task made it.
 *
 * <p>Start with {@link org.ternion.vpm.provenance.Vpf} for the record,
 * {@link org.ternion.vpm.provenance.VpfEmbedder} to put it into a picture and
 * {@link org.ternion.vpm.provenance.VpfVerifier} to ask what can be relied on. An unsigned record proves consistency,
 * not origin: anyone can write one. A signature says who signed, not that the claims are true.
 */
package org.ternion.vpm.provenance;
