package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.ternion.vpm.provenance.VpfException;
import org.ternion.vpm.provenance.VpfExtractor;
import org.ternion.vpm.provenance.VpfKeys;
import org.ternion.vpm.provenance.VpfLimits;

/** Works on a picture with a record, or on a key, and says which file it was when something is wrong with it. */
final class RecordFile {
    private RecordFile() {
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface Work<R> {
        R on(Path file) throws IOException;
    }

    static <R> R picture(Path file, Work<R> work) {
        return with(file, "a PNG", work);
    }

    static VpfExtractor.Extracted extract(Path file) {
        return picture(file, png -> VpfExtractor.extract(png, VpfLimits.DEFAULT));
    }

    static PrivateKey privateKey(Path file) {
        return with(file, "a private key in PEM", VpfKeys::readPrivate);
    }

    static PublicKey publicKey(Path file) {
        return with(file, "a public key in PEM", VpfKeys::readPublic);
    }

    private static <R> R with(Path file, String expected, Work<R> work) {
        InputFile.existing(file, expected);
        try {
            return work.on(file);
        } catch (VpfException e) {
            String message = e.getMessage();
            throw new BadInputException(message.contains(file.toString()) ? message : file + ": " + message, e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }
}
