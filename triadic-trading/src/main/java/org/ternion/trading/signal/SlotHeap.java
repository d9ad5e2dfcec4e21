package org.ternion.trading.signal;

import java.util.Arrays;

/**
 * Binary heap of slots with the least key on top, which keeps the place of each slot up to date in an array shared with
 * a second heap: index i of the one is written as i, of the other as ~i.
 */
final class SlotHeap {
    private final int mask;
    private double[] keys = new double[16];
    private int[] slots = new int[16];
    private int size;

    /** mask 0 or -1: how places are written. */
    SlotHeap(int mask) {
        this.mask = mask;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    double topKey() {
        return keys[0];
    }

    int topSlot() {
        return slots[0];
    }

    double key(int index) {
        return keys[index];
    }

    void add(int slot, double key, int[] places) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            slots = Arrays.copyOf(slots, 2 * size);
        }
        up(size++, slot, key, places);
    }

    /** Puts a slot at an index in the place of the one that is there. */
    void replace(int index, int slot, double key, int[] places) {
        if (key < keys[index]) {
            up(index, slot, key, places);
        } else {
            down(index, slot, key, places);
        }
    }

    /** Takes out what is at an index; its place is the caller's to change. */
    void remove(int index, int[] places) {
        size--;
        if (index < size) {
            replace(index, slots[size], keys[size], places);
        }
    }

    private void up(int from, int slot, double key, int[] places) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!(key < keys[parent])) {
                break;
            }
            put(i, slots[parent], keys[parent], places);
            i = parent;
        }
        put(i, slot, key, places);
    }

    private void down(int from, int slot, double key, int[] places) {
        int i = from;
        int child = 2 * i + 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (!(keys[child] < key)) {
                break;
            }
            put(i, slots[child], keys[child], places);
            i = child;
            child = 2 * i + 1;
        }
        put(i, slot, key, places);
    }

    private void put(int index, int slot, double key, int[] places) {
        keys[index] = key;
        slots[index] = slot;
        places[slot] = index ^ mask;
    }
}
