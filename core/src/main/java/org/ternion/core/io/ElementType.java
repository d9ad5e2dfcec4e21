package org.ternion.core.io;

import java.nio.ByteBuffer;

/** Types of numbers in a section. The code of a type is its ordinal plus one. */
enum ElementType {
    INT32(4) {
        @Override
        Object allocate(int count) {
            return new int[count];
        }

        @Override
        void put(Object array, int from, int n, ByteBuffer target) {
            target.asIntBuffer().put((int[]) array, from, n);
        }

        @Override
        void get(ByteBuffer source, Object array, int from, int n) {
            source.asIntBuffer().get((int[]) array, from, n);
        }
    },
    FLOAT32(4) {
        @Override
        Object allocate(int count) {
            return new float[count];
        }

        @Override
        void put(Object array, int from, int n, ByteBuffer target) {
            target.asFloatBuffer().put((float[]) array, from, n);
        }

        @Override
        void get(ByteBuffer source, Object array, int from, int n) {
            source.asFloatBuffer().get((float[]) array, from, n);
        }
    },
    INT64(8) {
        @Override
        Object allocate(int count) {
            return new long[count];
        }

        @Override
        void put(Object array, int from, int n, ByteBuffer target) {
            target.asLongBuffer().put((long[]) array, from, n);
        }

        @Override
        void get(ByteBuffer source, Object array, int from, int n) {
            source.asLongBuffer().get((long[]) array, from, n);
        }
    },
    FLOAT64(8) {
        @Override
        Object allocate(int count) {
            return new double[count];
        }

        @Override
        void put(Object array, int from, int n, ByteBuffer target) {
            target.asDoubleBuffer().put((double[]) array, from, n);
        }

        @Override
        void get(ByteBuffer source, Object array, int from, int n) {
            source.asDoubleBuffer().get((double[]) array, from, n);
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    int code() {
        return ordinal() + 1;
    }

    abstract Object allocate(int count);

    /** Elements {@code [from, from + n)} of an array of this type to the position of a buffer, which stays. */
    abstract void put(Object array, int from, int n, ByteBuffer target);

    /** The other way round. */
    abstract void get(ByteBuffer source, Object array, int from, int n);
}
