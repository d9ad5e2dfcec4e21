package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GifEncoderTest {
    private static final FilmOptions OPTIONS = FilmOptions.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 16, 31, 127, 255, 256})
    void javaShowsTheSameFrames(int colors) throws IOException {
        List<IndexedImage> frames = new ArrayList<>();
        Palette palette = Decoded.palette(colors);
        IndexedImage last = Decoded.noise(23, 17, palette, colors);
        frames.add(last);
        for (int i = 1; i < 12; i++) {
            // From nearly still to nearly all changed, now and then in a corner only.
            last = changed(last, i % 3 == 0 ? 5 : 23, i / 12.0, 100L * colors + i);
            frames.add(last);
        }
        assertShows(frames, film(frames, OPTIONS));
    }

    private static IndexedImage changed(IndexedImage image, int width, double share, long seed) {
        Random random = new Random(seed);
        byte[] pixels = image.backingArray().clone();
        for (int i = 0; i < pixels.length; i++) {
            if (i % image.width() < width && random.nextDouble() < share) {
                pixels[i] = (byte) random.nextInt(image.palette().size());
            }
        }
        return IndexedImage.wrap(pixels, image.width(), image.height(), image.palette());
    }

    private static void assertShows(List<IndexedImage> frames, byte[] gif) throws IOException {
        List<Decoded.Shown> shown = Decoded.film(gif, frames.get(0).width(), frames.get(0).height());
        int i = 0;
        for (Decoded.Shown picture : shown) {
            int time = 0;
            while (time < picture.hundredths()) {
                assertArrayEquals(Decoded.colors(frames.get(i)), picture.colors(), "frame " + i);
                i++;
                time += OPTIONS.delayHundredths();
            }
        }
        assertEquals(frames.size(), i);
    }

    private static byte[] film(List<IndexedImage> frames, FilmOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndexedImage first = frames.get(0);
        GifEncoder film = GifEncoder.start(out, first.width(), first.height(), first.palette(), options);
        for (IndexedImage frame : frames) {
            film.add(frame);
        }
        film.finish();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 256})
    void picturesOfEveryLengthAreWhole(int colors) throws IOException {
        // LzwEncoderTest is stricter about the end of the code; this decoder is not ours.
        for (int width = 1; width <= 200; width++) {
            IndexedImage image = Decoded.noise(width, 1, Decoded.palette(colors), width);
            assertArrayEquals(Decoded.colors(image),
                    Decoded.film(film(List.of(image), OPTIONS), width, 1).get(0).colors(), "width " + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,600", "3,600", "256,300"})
    void aFullTableStartsAgain(int colors, int side) throws IOException {
        List<IndexedImage> frames = List.of(Decoded.noise(side, side, Decoded.palette(colors), 1),
                IndexedImage.wrap(new byte[side * side], side, side, Decoded.palette(colors)));
        assertShows(frames, film(frames, OPTIONS));
    }

    @Test
    void aFrameLikeTheOneBeforeOnlyTakesTime() throws IOException {
        IndexedImage a = Decoded.noise(9, 9, Decoded.palette(3), 1);
        IndexedImage b = Decoded.noise(9, 9, Decoded.palette(3), 2);
        List<Decoded.Shown> shown = Decoded.film(film(List.of(a, a, a, b), OPTIONS), 9, 9);
        assertEquals(2, shown.size());
        assertEquals(30, shown.get(0).hundredths());
        assertEquals(10, shown.get(1).hundredths());
    }

    @Test
    void timeBeyondSixteenBitsGoesOnInAnotherFrame() throws IOException {
        IndexedImage a = Decoded.noise(9, 9, Decoded.palette(3), 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifEncoder film = GifEncoder.start(out, 9, 9, a.palette(), OPTIONS);
        film.add(a, 0xFFFF);
        film.add(a, 5);
        film.finish();
        List<Decoded.Shown> shown = Decoded.film(out.toByteArray(), 9, 9);
        assertEquals(2, shown.size());
        assertEquals(5, shown.get(1).hundredths());
        assertArrayEquals(Decoded.colors(a), shown.get(1).colors());
    }

    @Test
    void aSmallChangeCostsFewBytes() throws IOException {
        IndexedImage a = Decoded.noise(200, 200, Decoded.palette(3), 1);
        byte[] pixels = a.backingArray().clone();
        pixels[0] ^= 1;
        pixels[200 * 200 - 1] ^= 1;
        IndexedImage b = IndexedImage.wrap(pixels, 200, 200, Decoded.palette(4));
        IndexedImage first = IndexedImage.wrap(a.backingArray(), 200, 200, Decoded.palette(4));
        int alone = film(List.of(first), OPTIONS).length;
        int both = film(List.of(first, b), OPTIONS).length;
        assertTrue(both - alone < 600, (both - alone) + " bytes for two pixels at opposite corners");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,1", "65536,65535"})
    void repetitionsAreCountedAsTheExtensionDoes(int plays, int repeats) throws IOException {
        byte[] gif = film(List.of(Decoded.noise(3, 3, Decoded.palette(2), 1)), new FilmOptions(4, plays, 10_000));
        String text = new String(gif, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("NETSCAPE2.0") + 11;
        assertEquals(3, gif[at]);
        assertEquals(1, gif[at + 1]);
        assertEquals(repeats, gif[at + 2] & 0xFF | (gif[at + 3] & 0xFF) << 8);
    }

    @Test
    void aFilmShownOnceHasNoExtension() throws IOException {
        byte[] gif = film(List.of(Decoded.noise(3, 3, Decoded.palette(2), 1)), new FilmOptions(4, 1, 10_000));
        assertEquals(-1, new String(gif, StandardCharsets.ISO_8859_1).indexOf("NETSCAPE"));
    }

    @Test
    void aFilmBeyondItsLimitIsRefusedWithTheFrame() throws IOException {
        Palette palette = Decoded.palette(4);
        GifEncoder film = GifEncoder.start(new ByteArrayOutputStream(), 50, 50, palette, new FilmOptions(4, 0, 2000));
        film.add(Decoded.noise(50, 50, palette, 1));
        IndexedImage next = Decoded.noise(50, 50, palette, 2);
        film.add(next);
        FilmTooLargeException e = assertThrows(FilmTooLargeException.class,
                () -> film.add(Decoded.noise(50, 50, palette, 3)));
        assertEquals(3, e.frames());
        assertEquals("the film is larger than 2000 bytes at frame 3: keep fewer frames, or choose a smaller scale or a "
                + "larger limit", e.getMessage());
    }

    @Test
    void framesMustFitTheFilm() throws IOException {
        Palette palette = Decoded.palette(4);
        GifEncoder film = GifEncoder.start(new ByteArrayOutputStream(), 5, 5, palette, OPTIONS);
        assertThrows(IllegalStateException.class, film::finish);
        assertThrows(IllegalArgumentException.class, () -> film.add(Decoded.noise(5, 4, palette, 1)));
        assertThrows(IllegalArgumentException.class, () -> film.add(Decoded.noise(5, 5, Decoded.palette(3), 1)));
        assertThrows(IllegalArgumentException.class, () -> film.add(Decoded.noise(5, 5, palette, 1), 0));
        film.add(Decoded.noise(5, 5, palette, 1));
        film.finish();
        assertThrows(IllegalStateException.class, film::finish);
        assertThrows(IllegalStateException.class, () -> film.add(Decoded.noise(5, 5, palette, 1)));
    }

    @ParameterizedTest
    @CsvSource({"0,5", "5,0", "65536,1", "1,65536"})
    void sizesBeyondSixteenBitsAreRefused(int width, int height) {
        assertThrows(IllegalArgumentException.class, () -> GifEncoder.start(new ByteArrayOutputStream(), width, height,
                Decoded.palette(4), OPTIONS));
    }
}
