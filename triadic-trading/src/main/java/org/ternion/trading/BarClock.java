package org.ternion.trading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Watches the stamps of bars: late, doubled and missing ones are counted. */
final class BarClock {
    private final BarOrder order;
    private boolean begun;
    private long last;
    private long late;
    private long duplicates;
    private long missing;

    BarClock(BarOrder order) {
        this.order = order;
    }

    /** Whether a bar is to be used; only then does its time become the last one. */
    boolean accept(long time) {
        if (begun && time <= last) {
            if (order.rule() == BarOrder.Rule.REJECT) {
                throw new IllegalArgumentException("bars must rise in time, " + time
                        + (time == last ? " came twice" : " came after " + last));
            }
            if (time == last) {
                duplicates++;
            } else {
                late++;
            }
            if (order.rule() == BarOrder.Rule.SKIP) {
                return false;
            }
        } else if (begun && order.period() > 0) {
            // A distance that does not fit a long wraps to a negative number, which counts nothing.
            missing += Math.max(0, (time - last - 1) / order.period());
        }
        begun = true;
        last = time;
        return true;
    }

    long late() {
        return late;
    }

    long duplicates() {
        return duplicates;
    }

    long missing() {
        return missing;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeLong(last);
        out.writeLong(late);
        out.writeLong(duplicates);
        out.writeLong(missing);
    }

    void restore(DataInput in) throws IOException {
        begun = in.readBoolean();
        last = in.readLong();
        late = in.readLong();
        duplicates = in.readLong();
        missing = in.readLong();
    }
}
