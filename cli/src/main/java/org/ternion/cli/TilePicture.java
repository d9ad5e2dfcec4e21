package org.ternion.cli;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ternion.vpm.Tile;

/** Writes a tile as a PNG of 16-bit RGB, one pixel per sample triple, so that the samples can be read back exactly. */
final class TilePicture {
    private TilePicture() {
    }

    static void write(Tile tile, OutputStream out) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, tile.width(), tile.height(),
                Tile.CHANNELS, null);
        int[] pixel = new int[Tile.CHANNELS];
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0; x < tile.width(); x++) {
                for (int c = 0; c < Tile.CHANNELS; c++) {
                    pixel[c] = tile.get(y, x, c);
                }
                raster.setPixel(x, y, pixel);
            }
        }
        ColorModel colors = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        write(new BufferedImage(colors, raster, false, null), out);
    }

    /** Without the cache file that ImageIO uses by default. */
    static void write(BufferedImage picture, OutputStream out) throws IOException {
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(picture, "png", stream)) {
                throw new IOException("this Java cannot write PNG");
            }
        }
    }
}
