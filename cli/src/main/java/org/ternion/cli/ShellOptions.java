package org.ternion.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.ShellLayout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which shells there are, how many points each should hold, and what makes a vector go further out. */
final class ShellOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--shells", paramLabel = "S", defaultValue = "512", description = "Number of shells (default 512).")
    private int shells;

    @Option(names = "--layout", paramLabel = "NAME", converter = ShellFormula.Converter.class, defaultValue = "sqrt",
            description = "How radii grow from --rmin to --rmax: sqrt (default, dense outside), linear, quadratic"
                    + " (dense inside), geometric, geometric-open, sqrt-open or xlogx.")
    private ShellFormula formula;

    @Option(names = "--rmin", paramLabel = "R", defaultValue = "128", description = "Innermost radius (default 128).")
    private double rMin;

    @Option(names = "--rmax", paramLabel = "R", defaultValue = "1024", description = "Outermost radius (default 1024).")
    private double rMax;

    @Option(names = "--capacity-exponent", paramLabel = "E", defaultValue = "1.5", description = "A shell of radius r"
            + " holds a share of the points in proportion to r^E (default 1.5); 0 for equal shares.")
    private double exponent;

    @Option(names = "--score", paramLabel = "norm|information", defaultValue = "norm",
            description = "Vectors of larger score are placed further out: Euclidean norm (default), or the norm raised"
                    + " by the variance of the components.")
    private ScoreRule score;

    ShellLayout layout() {
        try {
            return formula.layout(shells, rMin, rMax);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(),
                    "--shells " + shells + " --rmin " + rMin + " --rmax " + rMax + ": " + e.getMessage(), e);
        }
    }

    CapacityLaw law() {
        try {
            return CapacityLaw.power(exponent);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--capacity-exponent: " + e.getMessage(), e);
        }
    }

    /** One score per vector; {@code source} is the file they are from. */
    float[] score(FloatMatrix vectors, Path source, ThreadOption threads) {
        float[] scores = new float[vectors.rows()];
        try {
            threads.stage("score", run -> {
                score.score().score(vectors, scores, run);
                return scores;
            });
        } catch (IllegalArgumentException e) {
            throw new BadInputException(source + ": " + e.getMessage(), e);
        }
        return scores;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("shells", shells);
        tree.put("layout", formula.toString());
        tree.put("rMin", rMin);
        tree.put("rMax", rMax);
        tree.put("capacityExponent", exponent);
        tree.put("score", score.toString());
        return tree;
    }
}
