package org.ternion.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ternion.core.Progress;
import org.ternion.vpm.Direction;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.Query;
import org.ternion.vpm.Ranking;
import org.ternion.vpm.Tile;
import org.ternion.vpm.VpmPipeline;
import org.ternion.vpm.edge.DecisionRule;
import org.ternion.vpm.edge.EdgeCodec;
import org.ternion.vpm.edge.EdgeTile;
import org.ternion.vpm.image.VpmImage;
import org.ternion.vpm.image.VpmWriter;
import org.ternion.vpm.image.WriteOptions;
import org.ternion.vpm.provenance.Check;
import org.ternion.vpm.provenance.InputResolver;
import org.ternion.vpm.provenance.Sha3;
import org.ternion.vpm.provenance.Verdict;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfEmbedder;
import org.ternion.vpm.provenance.VpfOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion demo}: the main job on a table of cars, told step by step. */
@Command(name = "demo", description = "Show the main job on real data: cars become two maps, which answer questions.")
final class DemoCommand implements Runnable {
    private static final String TABLE = "cars.csv";
    private static final String ID_COLUMN = "name";
    private static final int EDGE_TILE = 3;
    private static final int CONTEXT = 8;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "demo-out",
            description = "Folder for the files, made if missing (default demo-out).")
    private Path folder;

    private PrintWriter out;

    /** A purpose: what to call its map, and the task that orders it. */
    private record Purpose(String name, String task) {
        Path file(Path folder) {
            return folder.resolve(name + ".png");
        }
    }

    private static final Purpose ECONOMICAL = new Purpose("economical", "miles_per_gallon DESC, weight_in_lbs ASC");
    private static final Purpose FAST = new Purpose("fast", "horsepower DESC, acceleration ASC");

    @Override
    public void run() {
        out = spec.commandLine().getOut();
        Path table = copyTable();
        List<String> warnings = new ArrayList<>();
        TableContent cars = MissingCells.DROP.treat(new TableReader(table, ID_COLUMN, null, warnings).read(), warnings);
        say("1. The table: %s, cars of 1970-1982 with %d numeric columns: %s", table, cars.metrics(),
                String.join(", ", cars.names()));
        warnings.forEach(warning -> say("   %s", warning));

        DemoKeys keys = DemoKeys.in(folder);
        Sha3 tableHash = RecordFile.picture(table, InputResolver::hash);
        say("%n2. Encoded for two purposes, as PNG files in %s that any viewer opens, each with a signed record:",
                folder);
        say("   %-16s %-44s %-10s %6s %10s %9s", "file", "task", "pixels", "bytes", "prepared", "written");
        encode(cars, ECONOMICAL, keys, tableHash);
        encode(cars, FAST, keys, tableHash);

        say("%n3. Questions, answered from the files alone:");
        answer("Which car goes furthest on a gallon?", ECONOMICAL, Query.metric("miles_per_gallon"));
        answer("Which car is quickest to 60 mph?", FAST, Query.metric("acceleration").direction(Direction.ASC));
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("miles_per_gallon", 0.5);
        mix.put("acceleration", -0.3);
        mix.put("year", 0.2);
        answer("Which car is economical, but quick and recent?", ECONOMICAL, Query.weights(mix));

        say("%n4. A small device decides without the table and without the file:");
        decideOnDevice();

        say("%n5. Who made these maps, and are they still as they were made? Checked with %s:", keys.publicFile());
        verify("as written", ECONOMICAL.file(folder), keys);
        verify("as written", FAST.file(folder), keys);
        Path forged = folder.resolve("forged-pixel.png");
        byte[] original = bytes(ECONOMICAL.file(folder));
        OutputFile.write(forged, file -> file.write(Tampering.flipPixel(original)));
        verify("one bit of one pixel flipped", forged, keys);
        Path rewritten = folder.resolve("forged-record.png");
        OutputFile.write(rewritten, file -> file.write(
                Tampering.changeRecord(original, json -> json.replace("weight_in_lbs ASC", "weight_in_lbs DSC"))));
        verify("one letter of the record changed", rewritten, keys);

        Path preview = folder.resolve("preview.png");
        drawPreview(preview);
        say("%n6. Open %s to see both maps enlarged.", preview);

        Path film = folder.resolve("spirals.gif");
        long start = System.nanoTime();
        long bytes = CaDemo.film(film);
        say("%n7. Three states that chase each other, %d steps of %s on %s cells: %s (%d kB, %.1f s)", CaDemo.STEPS,
                CaDemo.RULE.text(), CaDemo.SIZE, film, bytes >> 10, (System.nanoTime() - start) / 1e9);
        trade();
        say("   Next: ./ternion vpm encode %s -o my.png --task 'year DESC' --id-column name --missing drop", table);
    }

    private void trade() {
        long start = System.nanoTime();
        Path bars = TradeDemo.bars(folder);
        Path report = folder.resolve("trading.html");
        TradeDemo demo = TradeDemo.run(bars, report);
        say("%n8. Permission to act on prices: %s, %d bars of four hours; report in %s (%d kB, %.1f s)", bars,
                demo.totals().rows(), report, demo.bytes() >> 10, (System.nanoTime() - start) / 1e9);
        say("   it holds on %.1f %% of the bars, fills %d orders, precision %.4f, net return %.4f at 5 %% of equity",
                100 * demo.totals().holdShare(), demo.totals().fills(), demo.totals().precision(),
                demo.totals().pnl());
        say("   the same on noise: holds on %.1f %%, precision %.4f, net return %.4f - what noise reaches is no skill",
                100 * demo.control("noise").holdShare(), demo.control("noise").precision(),
                demo.control("noise").pnl());
        say("   Next: ./ternion trade run %s -o log.csv", bars);
    }

    private Path copyTable() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(folder, e);
        }
        Path table = folder.resolve(TABLE);
        try (InputStream in = DemoCommand.class.getResourceAsStream(TABLE)) {
            byte[] bytes = in.readAllBytes();
            OutputFile.write(table, file -> file.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void encode(TableContent cars, Purpose purpose, DemoKeys keys, Sha3 tableHash) {
        long start = System.nanoTime();
        try (VpmPipeline pipeline = VpmPipeline.builder().normalization(Normalization.batch()).build()) {
            Prepared prepared = pipeline.prepare(cars.toScores(), purpose.task());
            PolicyMap map = new RenumberedMap(prepared.raster(), cars.rows());
            long made = System.nanoTime();
            Path file = purpose.file(folder);
            Vpf record = RecordedTable.describe(prepared, Optional.of(ID_COLUMN), MissingCells.DROP,
                    Normalization.batch(), FeatureHint.NONE, tableHash).build();
            long bytes = OutputFile.write(file, stream -> {
                try (VpfOutput signed = VpfEmbedder.output(stream, record, keys.signing())) {
                    VpmWriter.write(map, signed, WriteOptions.DEFAULT, Progress.NONE);
                }
            });
            say("   %-16s %-44s %-10s %6d %7.1f ms %6.1f ms", file.getFileName(), purpose.task(),
                    map.metrics() + " x " + map.documents(), bytes, (made - start) / 1e6,
                    (System.nanoTime() - made) / 1e6);
        }
    }

    private void answer(String question, Purpose purpose, Query query) {
        long start = System.nanoTime();
        MapFile.ask(purpose.file(folder), map -> {
            Ranking best = map.rank(query, 3);
            double relevance = map.decide(query, CONTEXT).relevance();
            double millis = (System.nanoTime() - start) / 1e6;
            say("   %s  (%s by %s, %.1f ms)", question, purpose.file(folder).getFileName(), query, millis);
            for (int i = 0; i < best.size(); i++) {
                say("      %d. %-34s row %3d   score %.4f%s", i + 1, map.documentIds().get(best.column(i)),
                        best.document(i), best.score(i), value(map, query, best.column(i)));
            }
            say("      relevance of the best %d: %.4f", CONTEXT, relevance);
            return null;
        });
    }

    /** What the metric asked for says in the units of the table. */
    private static String value(VpmImage map, Query query, int column) {
        if (!query.isMetric()) {
            return "";
        }
        String metric = query.weights().keySet().iterator().next();
        double value = map.original(map.metricNames().indexOf(metric), column);
        return String.format(Locale.ROOT, "   %s %.1f", metric, value);
    }

    private void decideOnDevice() {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        byte[] request = EdgeCodec.request("miles_per_gallon");
        say("   device  -> gateway  request   %3d bytes: %s", request.length, hex.formatHex(request));
        Tile tile = MapFile.ask(ECONOMICAL.file(folder),
                map -> map.criticalTile(Query.metric("miles_per_gallon"), EDGE_TILE));
        byte[] payload = EdgeCodec.tilePayload(EdgeTile.of(0, tile));
        say("   gateway -> device   tile      %3d bytes: %s", payload.length, hex.formatHex(payload));
        ByteBuffer decision = ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
        int length = EdgeCodec.decide(ByteBuffer.wrap(payload), DecisionRule.BRIGHT, decision);
        byte[] bytes = Arrays.copyOf(decision.array(), length);
        say("   device decides      decision  %3d bytes: %s", length, hex.formatHex(bytes));
        say("   The first sample is %d of 255, at least %d: %s.", payload[4] & 0xFF, DecisionRule.BRIGHT.threshold(),
                bytes[2] == 1 ? "relevant" : "not relevant");
    }

    private void verify(String what, Path file, DemoKeys keys) {
        Verdict verdict = RecordFile.picture(file, keys.verifier()::verify);
        say("   %-20s %-34s %s", file.getFileName(), what, verdict.outcome());
        verdict.checks().stream().filter(check -> check.status() == Check.Status.FAILED).findFirst()
                .ifPresent(check -> say("   %s", VerifyCommand.line(check)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private void drawPreview(Path preview) {
        MapFile.ask(ECONOMICAL.file(folder), economical -> MapFile.ask(FAST.file(folder), fast -> {
            List<PreviewPicture.Panel> panels = List.of(panel(ECONOMICAL, economical), panel(FAST, fast));
            BufferedImage picture = PreviewPicture.draw("One table of cars, two visual policy maps", panels);
            OutputFile.write(preview, stream -> TilePicture.write(picture, stream));
            return null;
        }));
    }

    private static PreviewPicture.Panel panel(Purpose purpose, PolicyMap map) {
        return new PreviewPicture.Panel(purpose.name() + ".png:  " + purpose.task(), "cars", map);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
