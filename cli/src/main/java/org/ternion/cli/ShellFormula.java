package org.ternion.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ternion.sphere.ShellLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the radii of {@code --layout} go from {@code --rmin} to {@code --rmax}. */
enum ShellFormula {
    SQRT(ShellLayout::sqrt),
    LINEAR(ShellLayout::linear),
    QUADRATIC((shells, rMin, rMax) -> ShellLayout.power(shells, rMin, rMax, 2)),
    GEOMETRIC(ShellLayout::geometric),
    GEOMETRIC_OPEN(ShellLayout::geometricOpen),
    SQRT_OPEN(ShellLayout::sqrtOpen),
    XLOGX(ShellLayout::xlogx);

    private final Radii radii;

    ShellFormula(Radii radii) {
        this.radii = radii;
    }

    private interface Radii {
        ShellLayout layout(int shells, double rMin, double rMax);
    }

    ShellLayout layout(int shells, double rMin, double rMax) {
        return radii.layout(shells, rMin, rMax);
    }

    /** The word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word. */
    static final class Converter implements ITypeConverter<ShellFormula> {
        @Override
        public ShellFormula convert(String word) {
            return Arrays.stream(values()).filter(formula -> formula.toString().equalsIgnoreCase(word)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of " + Arrays.stream(values())
                            .map(ShellFormula::toString).collect(Collectors.joining(", ")) + ", was '" + word + "'"));
        }
    }
}
