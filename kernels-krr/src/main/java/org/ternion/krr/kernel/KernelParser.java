package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one text: {@code sum = product {"+" product}}, {@code product = part {"*" part}}, a part being a number or
 * {@code factor = "(" sum ")" | "[" from ":" to "]" factor | name [":" key "=" value {"," key "=" value}]}.
 */
final class KernelParser {
    private static final String KNOWN = "rbf, periodic, laplacian, matern12, matern32, matern52, spectral, poly, "
            + "constant, ultrametric, padic, treerbf";
    /** Deeper texts are not meant seriously, and would end in a stack overflow. */
    private static final int DEEPEST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+([eE][-+]?\\d+)?");
    /** Up to what can follow a value; a plus sign may be part of an exponent. */
    private static final Pattern VALUE = Pattern.compile("((?<=[0-9.][eE])\\+|[^\\s,()*+\\[\\]])+");

    private final String text;
    private final TreeShape tree;
    private int at;
    private int nesting;

    KernelParser(String text, TreeShape tree) {
        this.text = text;
        this.tree = tree;
    }

    Kernel parse() {
        Kernel kernel = sum();
        if (at < text.length()) {
            throw expected("'+', '*' or the end");
        }
        return kernel;
    }

    private Kernel sum() {
        List<Kernel> terms = new ArrayList<>();
        do {
            terms.add(product());
        } while (accept('+'));
        return terms.size() == 1 ? terms.get(0) : new Sum(terms);
    }

    private Kernel product() {
        List<Kernel> factors = new ArrayList<>();
        boolean scaled = false;
        double scale = 1;
        do {
            skipSpaces();
            if (at < text.length() && "-.0123456789".indexOf(text.charAt(at)) >= 0) {
                scaled = true;
                scale *= number(take(NUMBER, "a number"));
            } else {
                factors.add(factor());
            }
        } while (accept('*'));
        if (factors.isEmpty()) {
            throw expected("'*' and a kernel (constant:value=1 is one)");
        }
        Kernel product = factors.size() == 1 ? factors.get(0) : new Product(factors);
        return scaled ? new Scaled(scale, product) : product;
    }

    private double number(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' in " + quoted() + " is not a number", e);
        }
    }

    private Kernel factor() {
        if (++nesting > DEEPEST) {
            throw new IllegalArgumentException("more than " + DEEPEST + " brackets inside each other in a kernel");
        }
        Kernel kernel;
        if (accept('(')) {
            kernel = sum();
            require(')');
        } else if (accept('[')) {
            int from = Integer.parseInt(take(INTEGER, "the first column"));
            require(':');
            int to = Integer.parseInt(take(INTEGER, "the column after the last"));
            require(']');
            kernel = new Columns(factor(), from, to);
        } else {
            kernel = named();
        }
        nesting--;
        return kernel;
    }

    private Kernel named() {
        int start = at;
        String name = take(NAME, "a kernel");
        KernelParameters parameters = new KernelParameters(name);
        if (accept(':')) {
            do {
                String key = take(NAME, "a parameter");
                require('=');
                parameters.put(key, take(VALUE, "the value of " + key));
            } while (accept(','));
        }
        try {
            Kernel kernel = make(name, parameters);
            parameters.finish();
            return kernel;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (in the kernel '"
                    + text.substring(start, at).strip() + "')", e);
        }
    }

    private Kernel make(String name, KernelParameters p) {
        return switch (name) {
            case "rbf" -> new Rbf(p.number("ell"));
            case "periodic" -> new PeriodicRbf(p.number("ell"), p.number("period", PeriodicRbf.TURN));
            case "laplacian" -> new Laplacian(p.number("ell"));
            case "matern12" -> new Matern(Matern.Smoothness.HALF, p.number("ell"));
            case "matern32" -> new Matern(Matern.Smoothness.THREE_HALVES, p.number("ell"));
            case "matern52" -> new Matern(Matern.Smoothness.FIVE_HALVES, p.number("ell"));
            case "spectral" -> new Spectral(p.integer("kmax"), p.number("t"), p.number("zero", 1), legacyGuard(p));
            case "poly" -> new Polynomial(p.integer("degree"), p.number("scale", 1), p.number("offset", 1));
            case "constant" -> new Constant(p.number("value"));
            case "ultrametric" -> ultrametric(p);
            case "padic" -> padic(p);
            case "treerbf" -> new TreeRbf(branching(p), depth(p), p.number("ell"));
            default -> throw new IllegalArgumentException("unknown kernel '" + name + "'; known: " + KNOWN);
        };
    }

    private static boolean legacyGuard(KernelParameters p) {
        if (p.has("guard") && !p.text("guard").equals("legacy")) {
            throw new IllegalArgumentException("guard of spectral can be legacy only, was '" + p.text("guard") + "'");
        }
        return p.has("guard");
    }

    private Kernel ultrametric(KernelParameters p) {
        if (p.has("beta")) {
            return Ultrametric.decaying(branching(p), depth(p), p.number("beta"));
        }
        double[] g = p.list("g");
        return new Ultrametric(branching(p), depth(p, g.length - 1), g);
    }

    private Kernel padic(KernelParameters p) {
        double[] weights = p.list("weights");
        return Ultrametric.padic(branching(p), depth(p, weights.length - 1), weights);
    }

    private int branching(KernelParameters p) {
        return agreed(tree.branching(), p, "branching");
    }

    private int depth(KernelParameters p) {
        return agreed(tree.depth(), p, "depth");
    }

    /** What the caller knows, or else the text must say; if both do, they must agree. */
    private static int agreed(int known, KernelParameters p, String key) {
        int said = known == TreeShape.NOT_KNOWN || p.has(key) ? p.integer(key) : known;
        if (known != TreeShape.NOT_KNOWN && known != said) {
            throw new IllegalArgumentException(key + "=" + said + " in the kernel, but the tree has " + known);
        }
        return said;
    }

    private int depth(KernelParameters p, int otherwise) {
        return p.has("depth") || tree.depth() != TreeShape.NOT_KNOWN ? depth(p) : otherwise;
    }

    private String take(Pattern pattern, String what) {
        skipSpaces();
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            throw expected(what);
        }
        at = matcher.end();
        String found = matcher.group();
        skipSpaces();
        return found;
    }

    private void require(char c) {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    private boolean accept(char c) {
        skipSpaces();
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        String found = at < text.length() ? "found '" + text.charAt(at) + "' at character " + (at + 1)
                : "found the end";
        return new IllegalArgumentException(what + " expected in the kernel " + quoted() + ", " + found);
    }

    private String quoted() {
        return "'" + (text.length() <= 200 ? text : text.substring(0, 200) + "..") + "'";
    }
}
