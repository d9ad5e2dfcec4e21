package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a replay finds the files that a record names by their hash. */
@FunctionalInterface
public interface InputResolver {
    /**
     * Looks for a file.
     *
     * @param hash of all its bytes
     * @return a file with these bytes, or empty if there is none
     * @throws IOException if the place cannot be read
     */
    Optional<Path> find(Sha3 hash) throws IOException;

    /**
     * Offers files, which are hashed now.
     *
     * @param files regular files; may be more than a record names
     * @return finds them by their hash
     * @throws IOException if a file cannot be read
     */
    static InputResolver ofFiles(Collection<Path> files) throws IOException {
        Map<Sha3, Path> byHash = new HashMap<>();
        for (Path file : files) {
            byHash.putIfAbsent(hash(file), file);
        }
        return hash -> Optional.ofNullable(byHash.get(hash));
    }

    /**
     * The name of a file in records.
     *
     * @param file read to its end
     * @return the hash of all its bytes
     * @throws IOException if it cannot be read
     */
    static Sha3 hash(Path file) throws IOException {
        MessageDigest digest = Sha3.digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha3.finish(digest);
    }
}
