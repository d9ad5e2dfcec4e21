package org.ternion.vpm.image;

import java.nio.charset.StandardCharsets;

/** Offsets, tags and flags of the metadata blob, version 1, all numbers big-endian. */
final class MetadataLayout {
    static final int VERSION = 1;

    static final int VERSION_OFFSET = 5;
    static final int KIND_OFFSET = 6;
    static final int RESERVED_OFFSET = 7;
    static final int LEVEL_OFFSET = 8;
    static final int AGG_OFFSET = 10;
    static final int METRIC_COUNT_OFFSET = 12;
    static final int DOC_COUNT_OFFSET = 14;
    static final int DOC_BLOCK_OFFSET = 18;
    static final int TASK_HASH_OFFSET = 20;
    static final int TILE_ID_OFFSET = 24;
    static final int PARENT_ID_OFFSET = 40;
    static final int STEP_ID_OFFSET = 56;
    static final int PARENT_STEP_ID_OFFSET = 64;
    static final int TIMESTAMP_OFFSET = 72;
    static final int WEIGHTS_LENGTH_OFFSET = 80;
    static final int POINTER_COUNT_OFFSET = 82;
    static final int FIXED_BYTES = 84;

    /** "VEXT", u8 version, u8 0, u16 count. */
    static final int EXTENSION_HEADER_BYTES = 8;
    static final int EXTENSION_VERSION = 1;
    /** u16 tag, u16 flags, u32 length. */
    static final int RECORD_HEADER_BYTES = 8;
    static final int CRC_BYTES = 4;

    static final int CRITICAL = 1;
    static final int COMPRESSED = 2;
    /** Long lists above this size are compressed. */
    static final int COMPRESS_ABOVE_BYTES = 4096;

    static final int MINMAX = 1;
    static final int METRIC_NAMES = 2;
    static final int DOC_IDS = 3;
    static final int DOC_PERMUTATION = 4;
    static final int METRIC_PERMUTATION = 5;
    static final int IDAT_GROUP_ROWS = 6;
    static final int DOC_BLOCK = 7;
    static final int TASK_TEXT = 8;
    static final int PARENT_OF = 9;
    static final int DATA_SHA3 = 10;
    static final int SOURCE_ROWS = 11;

    static final int SHA3_BYTES = 32;
    static final int MAX_U16 = 65535;
    static final long MAX_U32 = 0xFFFF_FFFFL;

    private MetadataLayout() {
    }

    static byte[] magic() {
        return "VMETA".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] extensionMagic() {
        return "VEXT".getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isKnown(int tag) {
        return tag >= MINMAX && tag <= SOURCE_ROWS;
    }
}
