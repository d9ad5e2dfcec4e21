package org.ternion.ca.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Writes lossless GIF89a films: one palette for all frames, and of each frame only the smallest rectangle that
 * changed, with pixels that stay as they were made transparent where this is shorter. A frame equal to the one before
 * makes that one last longer. Not thread-safe.
 *
 * <pre>{@code
 * GifEncoder film = GifEncoder.start(out, width, height, palette, FilmOptions.DEFAULT);
 * film.add(picture);
 * film.finish();
 * }</pre>
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a specification</a>
 */
public final class GifEncoder {
    private static final int MOST_PIXELS_A_SIDE = 0xFFFF;
    private static final int KEEP_IN_PLACE = 1 << 2;
    private static final int NONE = -1;

    private final OutputStream out;
    private final FilmOptions options;
    private final int width;
    private final int height;
    private final Palette palette;
    /** Bits of a palette index, 1..8. */
    private final int bits;
    /** Index that no colour uses, or {@link #NONE}. */
    private final int spare;
    private final LzwEncoder lzw = new LzwEncoder();
    private final byte[] cut;
    private byte[] shown;
    private long bytes;
    private long frames;
    private boolean finished;
    /** The frame that waits for its time to be known. */
    private byte[] waiting;
    private int waitingSpare;
    private int waitingHundredths;

    private GifEncoder(OutputStream out, int width, int height, Palette palette, FilmOptions options) {
        this.out = out;
        this.width = width;
        this.height = height;
        this.palette = palette;
        this.options = options;
        spare = palette.size() < Palette.MOST_COLORS ? palette.size() : NONE;
        int indices = palette.size() + (spare == NONE ? 0 : 1);
        bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(indices - 1));
        cut = new byte[IndexedImage.size(width, height)];
    }

    /**
     * Starts a film.
     *
     * @param out     gets the file, is not closed
     * @param width   pixels, 1..65535
     * @param height  pixels, 1..65535
     * @param palette the colours of all frames; with fewer than 256 a spare index makes the film smaller
     * @param options time, repetition and limit
     * @return a film without frames
     * @throws IOException              if {@code out} fails
     * @throws IllegalArgumentException if the size is out of range
     */
    public static GifEncoder start(OutputStream out, int width, int height, Palette palette, FilmOptions options)
            throws IOException {
        Checks.inRange(width, 1, MOST_PIXELS_A_SIDE, "width of a GIF");
        Checks.inRange(height, 1, MOST_PIXELS_A_SIDE, "height of a GIF");
        GifEncoder encoder = new GifEncoder(out, width, height, palette, options);
        encoder.header();
        return encoder;
    }

    private void header() throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        little(start, width);
        little(start, height);
        // A global table of 2 to the power of bits, eight bits a channel in the source; background 0, square pixels.
        start.write(0xF0 | bits - 1);
        start.write(0);
        start.write(0);
        for (int i = 0; i < 1 << bits; i++) {
            int color = i < palette.size() ? palette.color(i) : 0;
            start.write(color >> 16);
            start.write(color >> 8);
            start.write(color);
        }
        if (options.plays() != 1) {
            // The extension counts repetitions; without it a film is shown once.
            start.write(0x21);
            start.write(0xFF);
            start.write(11);
            start.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
            start.write(3);
            start.write(1);
            little(start, Math.max(0, options.plays() - 1));
            start.write(0);
        }
        write(start.toByteArray());
    }

    /**
     * Adds a frame that is shown for the time of the options.
     *
     * @param frame of the size and palette of the film
     * @throws FilmTooLargeException    if the film is larger than the options allow
     * @throws IOException              if the output fails
     * @throws IllegalArgumentException if the frame does not fit the film
     * @throws IllegalStateException    if the film is finished
     */
    public void add(IndexedImage frame) throws IOException {
        add(frame, options.delayHundredths());
    }

    /**
     * Adds a frame.
     *
     * @param frame           of the size and palette of the film
     * @param delayHundredths how long it is shown, 1..65535
     * @throws FilmTooLargeException    if the film is larger than the options allow
     * @throws IOException              if the output fails
     * @throws IllegalArgumentException if the frame does not fit the film or the time is out of range
     * @throws IllegalStateException    if the film is finished
     */
    public void add(IndexedImage frame, int delayHundredths) throws IOException {
        Checks.inRange(delayHundredths, 1, FilmOptions.MOST_HUNDREDTHS, "delay in 1/100 s");
        if (finished) {
            throw new IllegalStateException("the film is finished");
        }
        if (frame.width() != width || frame.height() != height || !frame.palette().equals(palette)) {
            throw new IllegalArgumentException("a frame of " + frame.width() + " x " + frame.height() + " and "
                    + frame.palette() + " does not fit a film of " + width + " x " + height + " and " + palette);
        }
        frames++;
        byte[] pixels = frame.backingArray();
        Area changed = waiting == null ? new Area(0, 0, width, height) : changed(pixels);
        if (changed.width() == 0) {
            if (waitingHundredths + delayHundredths <= FilmOptions.MOST_HUNDREDTHS) {
                waitingHundredths += delayHundredths;
                return;
            }
            // Time beyond 16 bits needs a frame of its own, which draws one pixel again.
            changed = new Area(0, 0, 1, 1);
        }
        boolean first = waiting == null;
        flush();
        encode(pixels, changed, first);
        waitingHundredths = delayHundredths;
        shown = pixels;
        if (bytes + waiting.length > options.maxBytes()) {
            throw new FilmTooLargeException(options.maxBytes(), frames);
        }
    }

    /**
     * Writes the end of the film.
     *
     * @throws IOException           if the output fails
     * @throws IllegalStateException if the film has no frame or is finished
     */
    public void finish() throws IOException {
        if (finished || waiting == null) {
            throw new IllegalStateException(finished ? "the film is finished" : "the film has no frame");
        }
        flush();
        finished = true;
        write(new byte[] {0x3B});
    }

    private record Area(int left, int top, int width, int height) {
    }

    /** Smallest rectangle with all pixels that differ from what is shown; empty if none does. */
    private Area changed(byte[] pixels) {
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int first = Arrays.mismatch(pixels, from, from + width, shown, from, from + width);
            if (first < 0) {
                continue;
            }
            int last = width - 1;
            while (pixels[from + last] == shown[from + last]) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last);
            top = top < 0 ? y : top;
            bottom = y;
        }
        return right < 0 ? new Area(0, 0, 0, 0) : new Area(left, top, right - left + 1, bottom - top + 1);
    }

    /** Makes the frame that waits, in the shorter of its two forms. */
    private void encode(byte[] pixels, Area area, boolean first) {
        byte[] plain = image(pixels, area, NONE);
        waiting = plain;
        waitingSpare = NONE;
        if (!first && spare != NONE) {
            byte[] sparse = image(pixels, area, spare);
            if (sparse.length < plain.length) {
                waiting = sparse;
                waitingSpare = spare;
            }
        }
    }

    /** Image descriptor and data of a rectangle; with a transparent index, that one where nothing changed. */
    private byte[] image(byte[] pixels, Area area, int transparent) {
        int n = 0;
        for (int y = area.top(); y < area.top() + area.height(); y++) {
            for (int i = y * width + area.left(); i < y * width + area.left() + area.width(); i++) {
                cut[n++] = transparent != NONE && pixels[i] == shown[i] ? (byte) transparent : pixels[i];
            }
        }
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.write(0x2C);
        little(image, area.left());
        little(image, area.top());
        little(image, area.width());
        little(image, area.height());
        image.write(0);
        lzw.encode(cut, n, Math.max(2, bits), image);
        return image.toByteArray();
    }

    private void flush() throws IOException {
        if (waiting == null) {
            return;
        }
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        control.write(0x21);
        control.write(0xF9);
        control.write(4);
        control.write(KEEP_IN_PLACE | (waitingSpare == NONE ? 0 : 1));
        little(control, waitingHundredths);
        control.write(Math.max(0, waitingSpare));
        control.write(0);
        write(control.toByteArray());
        write(waiting);
    }

    private void write(byte[] part) throws IOException {
        bytes += part.length;
        out.write(part);
    }

    private static void little(ByteArrayOutputStream target, int value) {
        target.write(value);
        target.write(value >> Byte.SIZE);
    }
}
