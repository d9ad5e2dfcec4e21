package org.ternion.core.io;

/** Offsets of the header of a file of sections, see {@link SectionReader}. */
final class SectionLayout {
    static final int VERSION_AT = 8;
    static final int SECTIONS_AT = 12;
    static final int CRC_AT = 16;
    static final int LENGTH_AT = 24;
    static final int TABLE_AT = 32;
    static final int NAME_BYTES = 8;
    static final int TYPE_IN_ENTRY = 8;
    static final int CRC_IN_ENTRY = 12;
    static final int OFFSET_IN_ENTRY = 16;
    static final int COUNT_IN_ENTRY = 24;
    static final int ENTRY_BYTES = 32;
    static final int MAX_SECTIONS = 64;

    private static final int ALIGNMENT = 64;

    private SectionLayout() {
    }

    static long align(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    static int headerBytes(int sections) {
        return (int) align(TABLE_AT + (long) ENTRY_BYTES * sections);
    }
}
