package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ternion.vpm.provenance.ReplayResult.Outcome;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Makes a picture again as its record says and compares. This shows that the record describes how the picture is made;
 * who wrote it and whether it was changed is what {@link VpfVerifier} tells. Immutable and safe for use by several
 * threads, as far as its steps and its resolver are.
 */
public final class VpfReplayer {
    private final Map<String, ReplayStep> steps = new HashMap<>();
    private final InputResolver inputs;

    private VpfReplayer(Collection<ReplayStep> steps, InputResolver inputs) {
        this.inputs = Objects.requireNonNull(inputs, "inputs");
        for (ReplayStep step : steps) {
            if (this.steps.put(step.name(), step) != null) {
                throw new IllegalArgumentException("two steps are called '" + step.name() + "'");
            }
        }
    }

    /**
     * A replayer.
     *
     * @param steps  what it can repeat, for instance {@link SpatialOrganization#step}
     * @param inputs where the files are that records name
     * @return the replayer
     * @throws IllegalArgumentException if two steps have the same name
     */
    public static VpfReplayer of(Collection<ReplayStep> steps, InputResolver inputs) {
        return new VpfReplayer(steps, inputs);
    }

    /**
     * Makes a picture again from the record in it and compares sample by sample, in memory of a few rows besides what
     * the step takes.
     *
     * @param picture a PNG file with a record
     * @return what came out
     * @throws IOException  if a file cannot be read
     * @throws VpfException if the picture is damaged or has no record that can be read
     */
    public ReplayResult replay(Path picture) throws IOException {
        PngInput input = PngInput.of(picture);
        Vpf document = VpfExtractor.extract(input, VpfLimits.DEFAULT).document();
        return replay(document, (step, files) -> {
            try (PictureRows recorded = new PictureRows(input);
                    SampleComparison comparison = new SampleComparison(recorded, step.resultRows(document))) {
                List<String> differences = new ArrayList<>(step.run(document, files, comparison));
                comparison.finish();
                comparison.otherShape().ifPresent(differences::add);
                comparison.difference().ifPresent(d -> differences.add(d.toString()));
                return differences.isEmpty() ? ReplayResult.of(Outcome.EXACT, "every sample is the same")
                        : new ReplayResult(Outcome.DIFFERENT, String.join("; ", differences), comparison.difference());
            }
        });
    }

    /**
     * Makes a picture again from a record alone and compares the hash of its pixels, or of its bytes where the record
     * has no other.
     *
     * @param document the record
     * @return what came out, never with the place of a difference
     * @throws IOException if a file cannot be read
     */
    public ReplayResult replay(Vpf document) throws IOException {
        return replay(document, (step, files) -> {
            String content = document.lineage().contentHash();
            Optional<String> pixels = document.lineage().pixelHash();
            if (pixels.isEmpty() && content.isEmpty()) {
                return ReplayResult.of(Outcome.NOT_REPLAYABLE, "the record has no hash to compare with");
            }
            try (HashingOutput output = new HashingOutput()) {
                List<String> differences = new ArrayList<>(step.run(document, files, output));
                String replayed = pixels.isPresent() ? output.pixels.finish().toString() : output.content().toString();
                if (!replayed.equals(pixels.orElse(content))) {
                    differences.add("the picture has " + replayed + ", the record says " + pixels.orElse(content));
                }
                return differences.isEmpty()
                        ? ReplayResult.of(Outcome.EXACT, (pixels.isPresent() ? "the pixels have " : "the picture has ")
                                + replayed)
                        : ReplayResult.of(Outcome.DIFFERENT, String.join("; ", differences));
            }
        });
    }

    @FunctionalInterface
    private interface Run {
        ReplayResult run(ReplayStep step, Map<Sha3, Path> files) throws IOException;
    }

    private ReplayResult replay(Vpf document, Run run) throws IOException {
        String name = document.pipeline().step();
        ReplayStep step = steps.get(name);
        if (step == null) {
            return ReplayResult.of(Outcome.NOT_REPLAYABLE, "the step '" + name + "' is not known");
        }
        if (!step.schemaHash().equals(document.pipeline().stepSchemaHash())) {
            return ReplayResult.of(Outcome.NOT_REPLAYABLE, "the step '" + name
                    + "' was recorded with another schema, '" + document.pipeline().stepSchemaHash() + "'");
        }
        List<Sha3> needed;
        try {
            needed = step.inputs(document);
        } catch (VpfException e) {
            return notReplayable(e);
        }
        Map<Sha3, Path> files = new LinkedHashMap<>();
        for (Sha3 hash : needed) {
            Optional<Path> file = inputs.find(hash);
            if (file.isEmpty()) {
                return ReplayResult.of(Outcome.MISSING_INPUT, "no file has " + hash);
            }
            files.put(hash, file.get());
        }
        try {
            return run.run(step, files);
        } catch (VpfException e) {
            return notReplayable(e);
        }
    }

    private static ReplayResult notReplayable(VpfException e) {
        if (e.code() != Code.BAD_FIELD) {
            throw e;
        }
        return ReplayResult.of(Outcome.NOT_REPLAYABLE, e.detail());
    }

    /** Hashes a picture while it is written. */
    private static final class HashingOutput extends OutputStream {
        private final PixelHasher pixels = new PixelHasher(VpfLimits.DEFAULT);
        private final CoreStream core = new CoreStream(VpfLimits.DEFAULT, null);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            pixels.accept(bytes, offset, length);
            core.accept(bytes, offset, length);
        }

        Sha3 content() {
            core.finish();
            return core.core();
        }

        @Override
        public void close() {
            pixels.close();
        }
    }
}
