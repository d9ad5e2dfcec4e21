package org.ternion.trading.sweep;

/** Discrete Fourier transform of any length, with the same bits on every machine. */
final class Fourier {
    private Fourier() {
    }

    /** Replaces x by sum over t of x_t exp(-2 pi i k t / n), without a factor. O(n log n). */
    static void transform(double[] re, double[] im) {
        int n = re.length;
        if (n <= 1) {
            return;
        }
        if (Integer.bitCount(n) == 1) {
            powerOfTwo(re, im);
        } else {
            chirp(re, im);
        }
    }

    /** Undoes {@link #transform}. */
    static void inverse(double[] re, double[] im) {
        transform(im, re);
        for (int i = 0; i < re.length; i++) {
            re[i] /= re.length;
            im[i] /= re.length;
        }
    }

    /**
     * Bluestein's way: 2 k t = k^2 + t^2 - (k - t)^2 makes the transform a convolution with a chirp, which is done in
     * a power of two.
     */
    private static void chirp(double[] re, double[] im) {
        int n = re.length;
        int m = Integer.highestOneBit(2 * n - 2) << 1;
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int k = 0; k < n; k++) {
            // k^2 modulo 2 n gives the same angle and keeps its digits
            double angle = Math.PI * ((long) k * k % (2L * n)) / n;
            cos[k] = StrictMath.cos(angle);
            sin[k] = StrictMath.sin(angle);
        }
        double[] aRe = new double[m];
        double[] aIm = new double[m];
        double[] bRe = new double[m];
        double[] bIm = new double[m];
        for (int k = 0; k < n; k++) {
            aRe[k] = re[k] * cos[k] + im[k] * sin[k];
            aIm[k] = im[k] * cos[k] - re[k] * sin[k];
            bRe[k] = cos[k];
            bIm[k] = sin[k];
            if (k > 0) {
                bRe[m - k] = cos[k];
                bIm[m - k] = sin[k];
            }
        }
        powerOfTwo(aRe, aIm);
        powerOfTwo(bRe, bIm);
        for (int k = 0; k < m; k++) {
            double product = aRe[k] * bRe[k] - aIm[k] * bIm[k];
            aIm[k] = aRe[k] * bIm[k] + aIm[k] * bRe[k];
            aRe[k] = product;
        }
        inverse(aRe, aIm);
        for (int k = 0; k < n; k++) {
            re[k] = aRe[k] * cos[k] + aIm[k] * sin[k];
            im[k] = aIm[k] * cos[k] - aRe[k] * sin[k];
        }
    }

    private static void powerOfTwo(double[] re, double[] im) {
        int n = re.length;
        reverseBits(re, im);
        double[] cos = new double[n / 2];
        double[] sin = new double[n / 2];
        for (int k = 0; k < cos.length; k++) {
            cos[k] = StrictMath.cos(2 * Math.PI * k / n);
            sin[k] = -StrictMath.sin(2 * Math.PI * k / n);
        }
        for (int half = 1; half < n; half <<= 1) {
            int stride = n / (2 * half);
            for (int start = 0; start < n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int i = start + k;
                    int j = i + half;
                    double c = cos[k * stride];
                    double s = sin[k * stride];
                    double oddRe = re[j] * c - im[j] * s;
                    double oddIm = re[j] * s + im[j] * c;
                    re[j] = re[i] - oddRe;
                    im[j] = im[i] - oddIm;
                    re[i] += oddRe;
                    im[i] += oddIm;
                }
            }
        }
    }

    private static void reverseBits(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(re.length) + 1;
        for (int i = 0; i < re.length; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
                swap = im[i];
                im[i] = im[j];
                im[j] = swap;
            }
        }
    }
}
