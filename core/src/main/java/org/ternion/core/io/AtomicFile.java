package org.ternion.core.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Output that appears under its name only when it is complete. Bytes go to a temporary file in the folder of the
 * target; {@link #commit} forces them to the disk and moves the file over the target in one step; {@link #close}
 * without {@code commit} deletes the temporary file and leaves an older target as it was. A normal end of the Java
 * process, {@code System.exit} and SIGTERM delete it too, SIGKILL and power loss do not.
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.create(target)) {
 *     writeTo(file.stream());
 *     file.commit();
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class AtomicFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;
    private final Thread deleteAtExit;
    private boolean open = true;

    private AtomicFile(Path target, Path temporary, FileChannel channel, Thread deleteAtExit) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.stream = new BufferedOutputStream(new KeptOpen(Channels.newOutputStream(channel)), BUFFER_BYTES);
        this.deleteAtExit = deleteAtExit;
    }

    /**
     * Starts a file.
     *
     * @param target where the content shall appear; may exist as a regular file, or as a link to one, which is then
     *               replaced behind the link
     * @return an open file without content
     * @throws IOException if the folder does not exist or cannot be written to, or {@code target} is a folder or a
     *                     device
     */
    public static AtomicFile create(Path target) throws IOException {
        boolean linked = Files.isSymbolicLink(target) && Files.exists(target);
        Path real = linked ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            throw new IOException(target + " is not a regular file and cannot be replaced");
        }
        Path folder = real.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " (the folder of " + target + ")");
        }
        Path temporary = folder.resolve("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Thread deleteAtExit = new Thread(() -> delete(temporary), "delete " + temporary);
        Runtime.getRuntime().addShutdownHook(deleteAtExit);
        try {
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            return new AtomicFile(real, temporary, channel, deleteAtExit);
        } catch (IOException e) {
            forget(deleteAtExit);
            throw e;
        }
    }

    /**
     * The content, buffered. Closing the stream only flushes it.
     *
     * @return the same stream at each call
     */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Makes the content appear as the target, which is replaced if it exists, and ends this file.
     *
     * @throws IOException           if the content cannot be written or moved; the target is then as it was, and
     *                               {@link #close} has still to be called
     * @throws IllegalStateException if the file was committed or closed before
     */
    public void commit() throws IOException {
        if (!open) {
            throw new IllegalStateException(target + " was committed or closed before");
        }
        stream.flush();
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        open = false;
        forget(deleteAtExit);
    }

    /** Deletes the content unless it was committed; safe to call twice. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try {
                channel.close();
            } finally {
                Files.deleteIfExists(temporary);
                forget(deleteAtExit);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs, and finds nothing to delete.
        }
    }

    /** Lets a writer around the stream be closed before the commit. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
