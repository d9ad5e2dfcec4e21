package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures as a film that begins again at its end, with the colours of fields and greys for text. */
final class AnimatedGif {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int COLORS = 256;
    private static final int GREYS = 24;

    private final IndexColorModel palette;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    AnimatedGif() {
        palette = palette();
    }

    private static IndexColorModel palette() {
        Set<Integer> colors = new LinkedHashSet<>();
        for (int i = 0; i < GREYS; i++) {
            colors.add(ScoreColors.between(Charts.INK, Color.WHITE, i / (GREYS - 1.0)).getRGB());
        }
        for (int i = 0; i < COLORS - GREYS; i++) {
            colors.add(ScoreColors.of(i / (COLORS - GREYS - 1.0)).getRGB());
        }
        int[] all = Arrays.copyOf(colors.stream().mapToInt(Integer::intValue).toArray(), COLORS);
        return new IndexColorModel(Byte.SIZE, COLORS, all, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** Writes the frames, each shown for the same time; the last one is shown longer. */
    void write(List<BufferedImage> frames, int hundredths, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                BufferedImage indexed = indexed(frame);
                boolean last = frame == frames.get(frames.size() - 1);
                IIOMetadata metadata = metadata(writer, indexed, last ? 8 * hundredths : hundredths);
                writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private BufferedImage indexed(BufferedImage frame) {
        int width = frame.getWidth();
        BufferedImage indexed = new BufferedImage(width, frame.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        int[] colors = new int[width];
        byte[] row = new byte[width];
        for (int y = 0; y < frame.getHeight(); y++) {
            frame.getRGB(0, y, width, 1, colors, 0, width);
            for (int x = 0; x < width; x++) {
                row[x] = nearest.computeIfAbsent(colors[x], this::nearest);
            }
            indexed.getRaster().setDataElements(0, y, width, 1, row);
        }
        return indexed;
    }

    private byte nearest(int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < COLORS; i++) {
            int r = palette.getRed(i) - (color >> 16 & 0xFF);
            int g = palette.getGreen(i) - (color >> 8 & 0xFF);
            int b = palette.getBlue(i) - (color & 0xFF);
            int distance = r * r + g * g + b * b;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, int hundredths) throws IOException {
        ImageWriteParam plain = writer.getDefaultWriteParam();
        // Not createFromRenderedImage: it takes the palette that Java uses by itself.
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), plain);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        // Sub-block 1: repeat 0 times, which means for ever.
        loop.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(loop);
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
        for (int i = 0; i < parent.getLength(); i++) {
            if (parent.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) parent.item(i);
            }
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        parent.appendChild(made);
        return made;
    }
}
