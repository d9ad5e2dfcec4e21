package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ternion.vpm.provenance.VpfException.Code;

/** The end of a picture with a record: the text chunk, IEND and, if wanted, a footer. */
final class RecordTail {
    private RecordTail() {
    }

    /** Writes what follows the core without IEND. Checks first that our own reader will accept it. */
    static void write(OutputStream target, Vpf document, boolean footer, VpfLimits limits) throws IOException {
        byte[] json = document.toJson().getBytes(StandardCharsets.UTF_8);
        if (json.length > limits.maxJsonBytes()) {
            throw new VpfException(Code.LIMIT_EXCEEDED, -1,
                    "the record has " + json.length + " bytes, at most " + limits.maxJsonBytes() + " are accepted");
        }
        byte[] container = VpfContainer.encode(json);
        VpfContainer.decode(container, limits, true);
        Vpf.parse(json, limits);
        byte[] chunk = PngText.itxtChunk(PngText.RECORD, VpfContainer.toBase64(container));
        if (chunk.length - PngChunk.AROUND > limits.maxTextBytes()) {
            throw new VpfException(Code.LIMIT_EXCEEDED, -1, "the text chunk of the record has "
                    + (chunk.length - PngChunk.AROUND) + " bytes, at most " + limits.maxTextBytes() + " are accepted");
        }
        target.write(chunk);
        target.write(PngChunk.bytes("IEND", new byte[0]));
        if (footer) {
            target.write(Footer.write(json));
        }
    }

    /**
     * Whether a footer follows the picture.
     *
     * @throws VpfException TRAILING_DATA if anything else does: it would neither be covered by the record nor go away
     */
    static boolean requireFooterOrNothing(CoreStream core, VpfLimits limits) {
        long length = core.trailingLength();
        if (length == 0) {
            return false;
        }
        if (!isFooter(core, limits)) {
            throw new VpfException(Code.TRAILING_DATA, -1, length
                    + " bytes follow the end of the picture, no record would cover them; remove them first");
        }
        return true;
    }

    /** Whether all bytes after the picture are one footer, whatever its JSON says. */
    static boolean isFooter(CoreStream core, VpfLimits limits) {
        if (core.trailingLength() == 0 || core.trailingLength() != core.trailing().length) {
            return false;
        }
        try {
            return Footer.read(core.trailing(), limits).isPresent();
        } catch (VpfException e) {
            // A footer by its frame, with damaged content.
            return true;
        }
    }
}
