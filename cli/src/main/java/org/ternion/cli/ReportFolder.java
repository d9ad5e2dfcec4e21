package org.ternion.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** A folder that a command fills with pictures and tables. */
final class ReportFolder {
    private final Path folder;
    private final PrintWriter warnings;
    private final List<String> pictures = new ArrayList<>();

    private ReportFolder(Path folder, PrintWriter warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** Makes the folder if it is missing. */
    static ReportFolder make(Path folder, PrintWriter warnings) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInputException(folder + ": is a file, a folder is expected");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(folder, e);
        }
        return new ReportFolder(folder, warnings);
    }

    /** Writes a PNG. Java needs a font of the system for any text; without one the numbers are still worth having. */
    void draw(String name, Supplier<BufferedImage> drawing) {
        draw(name, drawing, (picture, out) -> ImageIO.write(picture, "png", out));
    }

    /** Writes what a drawing gives, in any format. */
    <T> void draw(String name, Supplier<T> drawing, Format<T> format) {
        T drawn;
        try {
            drawn = drawing.get();
        } catch (LinkageError | InternalError e) {
            warnings.println("warning: " + name + " left out, Java finds no font: install fontconfig and one");
            return;
        }
        OutputFile.write(folder.resolve(name), out -> format.write(drawn, out));
        pictures.add(name);
    }

    /** A format of pictures. */
    @FunctionalInterface
    interface Format<T> {
        void write(T picture, OutputStream out) throws IOException;
    }

    /** Writes a file of text; returns its path. */
    Path write(String name, String text) {
        Path file = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputFile.write(file, out -> out.write(bytes));
        return file;
    }

    /** The pictures drawn so far. */
    List<String> pictures() {
        return List.copyOf(pictures);
    }
}
