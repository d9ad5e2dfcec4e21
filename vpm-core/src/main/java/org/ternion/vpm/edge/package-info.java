/**
 * The protocol for devices that cannot hold a policy map: a device asks a proxy for a task, gets a tile of a few pixels
 * and decides on its first sample. {@link org.ternion.vpm.edge.EdgeProxy} and {@link org.ternion.vpm.edge.EdgeDevice}
 * are the two ends; {@link org.ternion.vpm.edge.EdgeCodec} and {@link org.ternion.vpm.edge.HierarchicalEdgeCodec} are
 * the bytes between them. {@link org.ternion.vpm.edge.T8Format}, {@link org.ternion.vpm.edge.T16Format} and
 * {@link org.ternion.vpm.edge.Zt1Format} carry tiles of other sample types. Nothing here opens a connection.
 */
package org.ternion.vpm.edge;
