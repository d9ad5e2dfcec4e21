package org.ternion.krr.fft;

/**
 * Short transforms of several columns. Arguments are rows, real part before imaginary part; element i of every row
 * belongs to column i. Output t replaces input t and is multiplied by {@code cos_t - i sin_t} where these are given.
 */
final class Butterflies {
    private static final double HALF_ROOT_THREE = 0.86602540378443864676;
    private static final double COS_72 = 0.30901699437494742410;
    private static final double COS_144 = -0.80901699437494742410;
    private static final double SIN_72 = 0.95105651629515357212;
    private static final double SIN_144 = 0.58778525229247312917;

    private Butterflies() {
    }

    static void two(double[] ar, double[] ai, double[] br, double[] bi, double cos, double sin, int width) {
        for (int i = 0; i < width; i++) {
            double dr = ar[i] - br[i];
            double di = ai[i] - bi[i];
            ar[i] += br[i];
            ai[i] += bi[i];
            br[i] = dr * cos + di * sin;
            bi[i] = di * cos - dr * sin;
        }
    }

    static void three(double[] ar, double[] ai, double[] br, double[] bi, double[] cr, double[] ci, double cos1,
            double sin1, double cos2, double sin2, int width) {
        for (int i = 0; i < width; i++) {
            double sr = br[i] + cr[i];
            double si = bi[i] + ci[i];
            double dr = (br[i] - cr[i]) * HALF_ROOT_THREE;
            double di = (bi[i] - ci[i]) * HALF_ROOT_THREE;
            double mr = ar[i] - 0.5 * sr;
            double mi = ai[i] - 0.5 * si;
            ar[i] += sr;
            ai[i] += si;
            double pr = mr + di;
            double pi = mi - dr;
            double qr = mr - di;
            double qi = mi + dr;
            br[i] = pr * cos1 + pi * sin1;
            bi[i] = pi * cos1 - pr * sin1;
            cr[i] = qr * cos2 + qi * sin2;
            ci[i] = qi * cos2 - qr * sin2;
        }
    }

    static void four(double[] ar, double[] ai, double[] br, double[] bi, double[] cr, double[] ci, double[] dr,
            double[] di, int width) {
        for (int i = 0; i < width; i++) {
            double evenSumR = ar[i] + cr[i];
            double evenSumI = ai[i] + ci[i];
            double evenDiffR = ar[i] - cr[i];
            double evenDiffI = ai[i] - ci[i];
            double oddSumR = br[i] + dr[i];
            double oddSumI = bi[i] + di[i];
            double oddDiffR = br[i] - dr[i];
            double oddDiffI = bi[i] - di[i];
            ar[i] = evenSumR + oddSumR;
            ai[i] = evenSumI + oddSumI;
            br[i] = evenDiffR + oddDiffI;
            bi[i] = evenDiffI - oddDiffR;
            cr[i] = evenSumR - oddSumR;
            ci[i] = evenSumI - oddSumI;
            dr[i] = evenDiffR - oddDiffI;
            di[i] = evenDiffI + oddDiffR;
        }
    }

    static void four(double[] ar, double[] ai, double[] br, double[] bi, double[] cr, double[] ci, double[] dr,
            double[] di, double cos1, double sin1, double cos2, double sin2, double cos3, double sin3, int width) {
        for (int i = 0; i < width; i++) {
            double evenSumR = ar[i] + cr[i];
            double evenSumI = ai[i] + ci[i];
            double evenDiffR = ar[i] - cr[i];
            double evenDiffI = ai[i] - ci[i];
            double oddSumR = br[i] + dr[i];
            double oddSumI = bi[i] + di[i];
            double oddDiffR = br[i] - dr[i];
            double oddDiffI = bi[i] - di[i];
            double pr = evenDiffR + oddDiffI;
            double pi = evenDiffI - oddDiffR;
            double qr = evenSumR - oddSumR;
            double qi = evenSumI - oddSumI;
            double sr = evenDiffR - oddDiffI;
            double si = evenDiffI + oddDiffR;
            ar[i] = evenSumR + oddSumR;
            ai[i] = evenSumI + oddSumI;
            br[i] = pr * cos1 + pi * sin1;
            bi[i] = pi * cos1 - pr * sin1;
            cr[i] = qr * cos2 + qi * sin2;
            ci[i] = qi * cos2 - qr * sin2;
            dr[i] = sr * cos3 + si * sin3;
            di[i] = si * cos3 - sr * sin3;
        }
    }

    static void five(double[] ar, double[] ai, double[] br, double[] bi, double[] cr, double[] ci, double[] dr,
            double[] di, double[] er, double[] ei, int width) {
        for (int i = 0; i < width; i++) {
            double outerR = br[i] + er[i];
            double outerI = bi[i] + ei[i];
            double innerR = cr[i] + dr[i];
            double innerI = ci[i] + di[i];
            double outerDiffR = br[i] - er[i];
            double outerDiffI = bi[i] - ei[i];
            double innerDiffR = cr[i] - dr[i];
            double innerDiffI = ci[i] - di[i];
            double pr = ar[i] + (COS_72 * outerR + COS_144 * innerR);
            double pi = ai[i] + (COS_72 * outerI + COS_144 * innerI);
            double qr = ar[i] + (COS_144 * outerR + COS_72 * innerR);
            double qi = ai[i] + (COS_144 * outerI + COS_72 * innerI);
            double sr = SIN_72 * outerDiffR + SIN_144 * innerDiffR;
            double si = SIN_72 * outerDiffI + SIN_144 * innerDiffI;
            double tr = SIN_144 * outerDiffR - SIN_72 * innerDiffR;
            double ti = SIN_144 * outerDiffI - SIN_72 * innerDiffI;
            ar[i] += outerR + innerR;
            ai[i] += outerI + innerI;
            br[i] = pr + si;
            bi[i] = pi - sr;
            cr[i] = qr + ti;
            ci[i] = qi - tr;
            dr[i] = qr - ti;
            di[i] = qi + tr;
            er[i] = pr - si;
            ei[i] = pi + sr;
        }
    }

    static void rotate(double[] re, double[] im, double cos, double sin, int width) {
        for (int i = 0; i < width; i++) {
            double r = re[i];
            re[i] = r * cos + im[i] * sin;
            im[i] = im[i] * cos - r * sin;
        }
    }

    /** Each column by an angle of its own. */
    static void rotate(double[] re, double[] im, double[] cos, double[] sin, int width) {
        for (int i = 0; i < width; i++) {
            double r = re[i];
            re[i] = r * cos[i] + im[i] * sin[i];
            im[i] = im[i] * cos[i] - r * sin[i];
        }
    }

    static void addMultiple(double[] sum, double factor, double[] x, int width) {
        for (int i = 0; i < width; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** Replaces a and b by their sum and difference. */
    static void sumAndDifference(double[] a, double[] b, int width) {
        sumAndDifference(a, b, a, b, width);
    }

    static void sumAndDifference(double[] a, double[] b, double[] sum, double[] difference, int width) {
        for (int i = 0; i < width; i++) {
            double d = a[i] - b[i];
            sum[i] = a[i] + b[i];
            difference[i] = d;
        }
    }

    /**
     * Separates the transforms of two real sequences a and b from that of {@code a + i b}: rows z and w hold its
     * frequencies k and -k, and then a's and b's frequency k.
     */
    static void separate(double[] zr, double[] zi, double[] wr, double[] wi, int width) {
        for (int i = 0; i < width; i++) {
            double ar = 0.5 * (zr[i] + wr[i]);
            double ai = 0.5 * (zi[i] - wi[i]);
            double br = 0.5 * (zi[i] + wi[i]);
            double bi = 0.5 * (wr[i] - zr[i]);
            zr[i] = ar;
            zi[i] = ai;
            wr[i] = br;
            wi[i] = bi;
        }
    }

    /** Undoes {@link #separate}, times a number. */
    static void combine(double[] ar, double[] ai, double[] br, double[] bi, double scale, int width) {
        for (int i = 0; i < width; i++) {
            double zr = ar[i] - bi[i];
            double zi = ai[i] + br[i];
            double wr = ar[i] + bi[i];
            double wi = br[i] - ai[i];
            ar[i] = scale * zr;
            ai[i] = scale * zi;
            br[i] = scale * wr;
            bi[i] = scale * wi;
        }
    }
}
