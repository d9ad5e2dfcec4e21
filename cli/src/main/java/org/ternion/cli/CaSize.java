package org.ternion.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.ca.file.PatternFile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rows and columns of a grid that can be held. */
record CaSize(int height, int width) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})x([0-9]{1,10})");

    CaSize {
        if (height < 1 || width < 1 || height > PatternFile.DEFAULT_MAX_CELLS / width) {
            throw new IllegalArgumentException("a grid has 1 to " + PatternFile.DEFAULT_MAX_CELLS + " cells, not "
                    + height + " x " + width);
        }
    }

    long cells() {
        return (long) height * width;
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }

    /** Reads {@code 256x512}, rows first. */
    static final class Converter implements ITypeConverter<CaSize> {
        @Override
        public CaSize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("expected rows and columns as 256x512, was '" + text + "'");
            }
            try {
                return new CaSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is too large");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
