package org.ternion.benchmarks.vpm;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngReaderInt;
import ar.com.hjg.pngj.PngWriter;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ternion.vpm.PolicyMap;

/** pngj and ImageIO as peers: the same samples as a plain picture, three channels of 16 bits. */
final class PngPeers {
    private static final int CHANNELS = 3;
    private static final int BITS = 16;
    private static final int DEFLATE_LEVELS = 9;

    private PngPeers() {
    }

    /** A picture of the samples, for {@link #writeImageIo}. */
    static BufferedImage picture(PolicyMap map) {
        int rowLength = map.documents() * CHANNELS;
        short[] samples = new short[Math.multiplyExact(rowLength, map.metrics())];
        int at = 0;
        for (int m = 0; m < map.metrics(); m++) {
            char[] red = map.red(m);
            char[] green = map.green(m);
            char[] blue = map.blue(m);
            for (int d = 0; d < map.documents(); d++) {
                samples[at++] = (short) red[d];
                samples[at++] = (short) green[d];
                samples[at++] = (short) blue[d];
            }
        }
        WritableRaster raster = Raster.createInterleavedRaster(new DataBufferUShort(samples, samples.length),
                map.documents(), map.metrics(), rowLength, CHANNELS, new int[] {0, 1, 2}, null);
        ColorModel colours = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        return new BufferedImage(colours, raster, false, null);
    }

    static void writeImageIo(BufferedImage picture, int level, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            // The writer of the JDK deflates at level 9 - round(9 * quality).
            options.setCompressionQuality(1 - level / (float) DEFLATE_LEVELS);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
    }

    static void writePngj(PolicyMap map, int level, OutputStream out) {
        ImageInfo info = new ImageInfo(map.documents(), map.metrics(), BITS, false);
        PngWriter writer = new PngWriter(out, info);
        try {
            writer.setCompLevel(level);
            ImageLineInt line = new ImageLineInt(info);
            int[] samples = line.getScanline();
            for (int m = 0; m < map.metrics(); m++) {
                char[] red = map.red(m);
                char[] green = map.green(m);
                char[] blue = map.blue(m);
                int at = 0;
                for (int d = 0; d < map.documents(); d++) {
                    samples[at++] = red[d];
                    samples[at++] = green[d];
                    samples[at++] = blue[d];
                }
                writer.writeRow(line);
            }
            writer.end();
        } finally {
            writer.close();
        }
    }

    /** Decodes all rows; the sum of all samples. */
    static long readPngj(Path file) {
        PngReaderInt reader = new PngReaderInt(file.toFile());
        try {
            long sum = 0;
            for (int row = 0; row < reader.imgInfo.rows; row++) {
                for (int sample : reader.readRowInt().getScanline()) {
                    sum += sample;
                }
            }
            reader.end();
            return sum;
        } finally {
            reader.close();
        }
    }

    /** Decodes the picture. */
    static Raster readImageIo(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream stream = new FileImageInputStream(file.toFile())) {
            reader.setInput(stream, true, true);
            return reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }
}
