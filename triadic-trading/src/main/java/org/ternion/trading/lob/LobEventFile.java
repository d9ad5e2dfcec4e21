package org.ternion.trading.lob;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.ternion.core.io.TableFormatException;

/** Tells the forms of event files apart and opens archives. */
final class LobEventFile {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String ENDING = ".npy";
    private static final String WANTED = "data.npy";

    private LobEventFile() {
    }

    static LobEvents read(Path file, LobGrid grid) throws IOException {
        String name = file.toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            in.mark(NpyRecordHeader.MAGIC.length);
            byte[] first = in.readNBytes(NpyRecordHeader.MAGIC.length);
            in.reset();
            LobEventColumns columns = new LobEventColumns(name);
            if (Arrays.equals(first, NpyRecordHeader.MAGIC)) {
                NpyEvents.read(in, name, columns);
            } else if (first.length >= ZIP.length && Arrays.equals(first, 0, ZIP.length, ZIP, 0, ZIP.length)) {
                readArchive(file, name, columns);
            } else {
                CsvEvents.read(in, name, columns);
            }
            return columns.build(grid);
        }
    }

    private static void readArchive(Path file, String name, LobEventColumns columns) throws IOException {
        String chosen = chosenEntry(file, name);
        try (ZipInputStream zip = new ZipInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            ZipEntry entry = next(zip, name);
            while (entry != null && !entry.getName().equals(chosen)) {
                entry = next(zip, name);
            }
            NpyEvents.read(new BufferedInputStream(zip, BUFFER_BYTES), name, columns);
        } catch (ZipException | EOFException e) {
            throw damaged(name, e.getMessage());
        }
    }

    /** The array named data if there is one, else the first. */
    private static String chosenEntry(Path file, String name) throws IOException {
        String chosen = null;
        try (ZipInputStream zip = new ZipInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (ZipEntry entry = next(zip, name); entry != null; entry = next(zip, name)) {
                if (entry.getName().equals(WANTED)) {
                    return WANTED;
                }
                if (chosen == null && entry.getName().endsWith(ENDING)) {
                    chosen = entry.getName();
                }
            }
        } catch (ZipException | EOFException e) {
            // An archive cut behind its first array has that one; reading it tells whether it is whole.
            if (chosen == null) {
                throw damaged(name, e.getMessage());
            }
        }
        if (chosen == null) {
            throw new TableFormatException(name, 0, 0, "", "the archive has no array " + WANTED);
        }
        return chosen;
    }

    private static ZipEntry next(ZipInputStream zip, String name) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw damaged(name, "a name in it is no text");
        }
    }

    private static TableFormatException damaged(String name, String why) {
        return new TableFormatException(name, 0, 0, "", "the archive is damaged: " + why);
    }
}
