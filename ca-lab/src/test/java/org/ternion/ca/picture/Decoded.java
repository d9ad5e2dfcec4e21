package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;

/** What Java's own decoders see in our files. */
final class Decoded {
    private Decoded() {
    }

    /** A frame as a viewer shows it, 0xRRGGBB, and its time. */
    record Shown(int[] colors, int hundredths) {
    }

    static BufferedImage png(IndexedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngEncoder.write(image, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    /** Draws the frames of a film over each other as a viewer does. */
    static List<Shown> film(byte[] gif, int width, int height) throws IOException {
        List<Shown> shown = new ArrayList<>();
        int[] screen = new int[width * height];
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadata metadata = reader.getImageMetadata(i);
                Element root = (Element) metadata.getAsTree("javax_imageio_gif_image_1.0");
                Element place = (Element) root.getElementsByTagName("ImageDescriptor").item(0);
                Element control = (Element) root.getElementsByTagName("GraphicControlExtension").item(0);
                assertEquals("doNotDispose", control.getAttribute("disposalMethod"));
                BufferedImage part = reader.read(i);
                int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
                int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
                for (int y = 0; y < part.getHeight(); y++) {
                    for (int x = 0; x < part.getWidth(); x++) {
                        int color = part.getRGB(x, y);
                        if (color >>> 24 != 0) {
                            screen[(top + y) * width + left + x] = color & 0xFFFFFF;
                        }
                    }
                }
                shown.add(new Shown(screen.clone(), Integer.parseInt(control.getAttribute("delayTime"))));
            }
        } finally {
            reader.dispose();
        }
        return shown;
    }

    static int[] colors(IndexedImage image) {
        int[] colors = new int[image.width() * image.height()];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = image.palette().color(image.pixel(i % image.width(), i / image.width()));
        }
        return colors;
    }

    static Palette palette(int size) {
        int[] colors = new int[size];
        for (int i = 0; i < size; i++) {
            colors[i] = 0x10203 * i + 7 & 0xFFFFFF;
        }
        return Palette.of("test", colors);
    }

    static IndexedImage noise(int width, int height, Palette palette, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(palette.size());
        }
        return IndexedImage.wrap(pixels, width, height, palette);
    }
}
