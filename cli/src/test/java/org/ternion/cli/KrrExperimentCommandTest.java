package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.io.CsvTable;
import org.w3c.dom.NamedNodeMap;

/** Each experiment, small, leaves the files it names, with numbers that agree. */
class KrrExperimentCommandTest {
    private static final List<String> WAVE = List.of("points=200", "train=60", "temperatures=1,4,infinity",
            "lengthScales=0.7,2", "sizes=20,60");
    private static final List<String> PRIMES = List.of("nMax=120", "maxPower=3");
    private static final List<String> GRAY_SCOTT = List.of("grid=10", "steps=100", "burnIn=4", "frames=3",
            "perFrame=30", "rolloutSteps=4", "snapshots=1,4", "gcvRows=40", "spectrumSize=10");

    @TempDir
    private Path folder;

    private CommandRun run(String experiment, List<String> settings, Object... more) {
        List<Object> args = new ArrayList<>(List.of("krr", "experiment", experiment, "--out", folder));
        settings.forEach(setting -> args.addAll(List.of("--set", setting)));
        args.addAll(List.of(more));
        CommandRun run = CommandRun.of(args.toArray());
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private JsonNode results() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    }

    private void assertFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(new TreeSet<>(List.of(names)),
                    new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
        }
        for (String name : names) {
            if (name.endsWith(".png")) {
                assertTrue(isDrawn(ImageIO.read(folder.resolve(name).toFile())), name);
            }
        }
    }

    /** Whether there is something coloured inside. */
    private static boolean isDrawn(BufferedImage picture) {
        int colored = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                colored += Math.abs((rgb >> 16 & 0xFF) - (rgb & 0xFF)) > 60 ? 1 : 0;
            }
        }
        return colored > 300;
    }

    @Test
    void waveComparesKernelsOverTemperatureAndLengthScale() throws IOException {
        CommandRun run = run("wave", WAVE);
        assertTrue(run.out().startsWith("kernel "), run.out());
        assertFiles("results.json", "errors.csv", "spectra.csv", "samples.csv", "error-samples.png",
                "error-temperature.png", "error-length-scale.png", "spectrum-spectral.png",
                "spectrum-spectral-zero.png", "spectrum-rbf.png", "spectrum-periodic-rbf.png");
        JsonNode results = results();
        assertEquals("wave", results.get("experiment").asText());
        assertEquals("60", results.get("settings").get("train").asText());
        assertEquals(3 + 3 + 2 + 2, results.get("rows").size());
        assertEquals(60, results.get("rows").get(0).get("spectrum").size());
        assertEquals("Infinity", results.get("rows").get(2).get("parameter").asText());
        CsvTable errors = CsvTable.read(folder.resolve("errors.csv"));
        assertEquals(10, errors.rows());
        assertEquals(results.get("rows").get(1).get("testMse").asDouble(),
                errors.number(1, errors.column("test_mse")));
        assertEquals(600, CsvTable.read(folder.resolve("spectra.csv")).rows());
    }

    @Test
    void theJsonIsThatOfTheFileAndTheSameSeedGivesTheSameNumbers() throws IOException {
        JsonNode first = run("primes", PRIMES, "--json", "--seed", 3).json();
        assertEquals(first, results());
        ObjectNode second = (ObjectNode) run("primes", PRIMES, "--json", "--seed", 3, "--threads", 1).json();
        second.set("timings", first.get("timings"));
        assertEquals(first, second);
        JsonNode other = run("primes", PRIMES, "--json", "--seed", 4).json();
        assertTrue(!other.get("testNumbers").equals(first.get("testNumbers")));
    }

    @Test
    void primesComparesKernelsOverTargets() throws IOException {
        CommandRun run = run("primes", PRIMES);
        assertTrue(run.out().startsWith("target "), run.out());
        assertFiles("results.json", "errors.csv", "predictions.csv", "divisibility.png", "indicators.png",
                "valuation.png");
        JsonNode results = results();
        int targets = results.get("targets").size();
        int models = results.get("models").size();
        assertEquals(targets * models, CsvTable.read(folder.resolve("errors.csv")).rows());
        assertEquals(24 * targets * models, CsvTable.read(folder.resolve("predictions.csv")).rows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wave | points=80 train=30 temperatures=4 lengthScales=1 sizes=20",
        "wave | points=80 train=30 temperatures=infinity lengthScales= sizes=",
        "wave | points=80 train=30 temperatures= lengthScales=0.5,1,1.5 sizes=10,20,30 noise=0",
        "primes | nMax=40 primes= maxPower=0",
        "primes | nMax=40 primes=3 maxPower=1 valuationPrime=3 valuationCap=1 padicDepth=2 moduli=9",
        "grayscott | grid=8 steps=20 burnIn=2 frames=2 perFrame=20 rolloutSteps=0 gcvRows=0 spectrumSize=0",
        "grayscott | grid=8 steps=60 burnIn=2 frames=2 perFrame=20 rolloutSteps=2 trainFraction=1 design=pixel"
            + " target=full gcvRows=0 frameStride=5"})
    void settingsThatLeaveThingsOutAreDrawnToo(String experiment, String settings) throws IOException {
        run(experiment, List.of(settings.split(" ")));
        assertTrue(results().has("pictures"));
    }

    @Test
    void grayScottRollsOutAndFilmsIt() throws IOException {
        CommandRun run = run("grayscott", GRAY_SCOTT);
        assertTrue(run.out().startsWith("model "), run.out());
        assertFiles("results.json", "one_step.csv", "spectra.csv", "rollout_metrics.csv", "one-step.png",
                "spectrum.png", "rollout-error.png", "rollout-quotient.png", "rollout-mass.png",
                "field-comparison.png", "rollout-step-001.png", "rollout-step-004.png", "rollout.gif");
        CsvTable rollout = CsvTable.read(folder.resolve("rollout_metrics.csv"));
        assertEquals(4, rollout.rows());
        JsonNode rbf = results().get("models").get(3);
        assertEquals("rbf", rbf.get("name").asText());
        assertEquals(rbf.get("rollout").get(3).get("mse").asDouble(),
                rollout.number(3, rollout.column("mse_total_rbf")));
        try (ImageInputStream in = ImageIO.createImageInputStream(folder.resolve("rollout.gif").toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(4, reader.getNumImages(true));
            assertEquals("20", reader.getImageMetadata(1).getAsTree("javax_imageio_gif_image_1.0").getChildNodes()
                    .item(1).getAttributes().getNamedItem("delayTime").getNodeValue());
            assertAlike(ImageIO.read(folder.resolve("field-comparison.png").toFile()), lastFrame(reader));
        }
    }

    /** The parts that frames change, on each other. */
    private static BufferedImage lastFrame(ImageReader reader) throws IOException {
        BufferedImage shown = new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = shown.createGraphics();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            NamedNodeMap place = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0").getFirstChild()
                    .getAttributes();
            g.drawImage(reader.read(i), Integer.parseInt(place.getNamedItem("imageLeftPosition").getNodeValue()),
                    Integer.parseInt(place.getNamedItem("imageTopPosition").getNodeValue()), null);
        }
        g.dispose();
        return shown;
    }

    /** A film has fewer colours than a picture. */
    private static void assertAlike(BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth());
        assertEquals(expected.getHeight(), actual.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    assertEquals(expected.getRGB(x, y) >> shift & 0xFF, actual.getRGB(x, y) >> shift & 0xFF, 5,
                            x + ", " + y);
                }
            }
        }
    }
}
