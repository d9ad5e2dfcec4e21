package org.ternion.vpm.provenance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where records of earlier pictures are found. Whoever asks compares the hash of what is found. */
@FunctionalInterface
public interface VpfStore {
    /**
     * Looks for a record.
     *
     * @param vpfHash the hash stored in the record
     * @return the record, or empty if the store has none that claims this hash
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    Optional<Vpf> find(Sha3 vpfHash);

    /**
     * The records of pictures, which are read now and kept.
     *
     * @param pictures PNG files with a record each
     * @return an immutable store of them; where two claim the same hash, one that has it is preferred
     * @throws IOException  if a file cannot be read
     * @throws VpfException if a file has no record that can be read; its detail names the file
     */
    static VpfStore ofFiles(Collection<Path> pictures) throws IOException {
        Map<String, Vpf> byHash = new HashMap<>();
        for (Path picture : pictures) {
            try {
                Vpf document = VpfExtractor.extract(picture, VpfLimits.DEFAULT).document();
                Vpf other = byHash.get(document.lineage().vpfHash());
                if (other == null || RecordChecks.document(other).status() != Check.Status.PASSED) {
                    byHash.put(document.lineage().vpfHash(), document);
                }
            } catch (VpfException e) {
                throw new VpfException(e.code(), e.offset(), picture + ": " + e.detail(), e);
            }
        }
        return hash -> Optional.ofNullable(byHash.get(hash.toString()));
    }

    /**
     * The records of all files {@code *.png} of a folder, which are read now and kept. Pictures without a record are
     * left out.
     *
     * @param folder with pictures; folders in it are not looked at
     * @return an immutable store
     * @throws IOException  if the folder or a file cannot be read
     * @throws VpfException if a picture is damaged or has a record that cannot be read; its detail names the file
     */
    static VpfStore directory(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.png")) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && hasRecord(file)) {
                    pictures.add(file);
                }
            }
        }
        return ofFiles(pictures);
    }

    private static boolean hasRecord(Path file) throws IOException {
        try {
            StoredRecord.find(PngInput.of(file), VpfLimits.DEFAULT);
            return true;
        } catch (VpfException e) {
            if (e.code() == VpfException.Code.NO_VPF) {
                return false;
            }
            throw new VpfException(e.code(), e.offset(), file + ": " + e.detail(), e);
        }
    }
}
