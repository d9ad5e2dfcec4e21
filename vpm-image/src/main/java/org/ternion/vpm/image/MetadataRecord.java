package org.ternion.vpm.image;

/** One extension record as it is stored in the file: payload perhaps compressed. The array is never modified. */
final class MetadataRecord {
    final int tag;
    final int flags;
    final byte[] stored;

    MetadataRecord(int tag, int flags, byte[] stored) {
        this.tag = tag;
        this.flags = flags;
        this.stored = stored;
    }
}
