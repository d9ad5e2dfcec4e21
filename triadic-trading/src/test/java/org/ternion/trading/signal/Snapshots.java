package org.ternion.trading.signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** Carries the memory of one part over to another. */
final class Snapshots {
    interface Saver {
        void save(DataOutput out) throws IOException;
    }

    interface Restorer {
        void restore(DataInput in) throws IOException;
    }

    private Snapshots() {
    }

    static void carry(Saver from, Restorer to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        from.save(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        to.restore(in);
        if (in.read() >= 0) {
            throw new IOException("not all of the snapshot was read");
        }
    }
}
