package org.ternion.vpm;

/**
 * Unnormalised DCT-II and its inverse by one complex FFT of N points. Lengths that are no power of two go through
 * Bluestein's chirp transform.
 */
final class FastDct {
    private FastDct() {
    }

    static double[] forward(double[] x) {
        int n = x.length;
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[folded(i, n)] = x[i];
        }
        fourier(re, im);
        double[] result = new double[n];
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * k / (2.0 * n);
            result[k] = re[k] * Math.cos(angle) + im[k] * Math.sin(angle);
        }
        return result;
    }

    static double[] inverse(double[] coefficients) {
        int n = coefficients.length;
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * k / (2.0 * n);
            double a = coefficients[k];
            double b = k == 0 ? 0 : -coefficients[n - k];
            re[k] = a * Math.cos(angle) - b * Math.sin(angle);
            im[k] = a * Math.sin(angle) + b * Math.cos(angle);
        }
        // The inverse transform of z is the forward transform with real and imaginary parts exchanged, over n.
        fourier(im, re);
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[i] = re[folded(i, n)] / n;
        }
        return result;
    }

    /** Even positions go to the front, odd ones backwards to the end. */
    private static int folded(int i, int n) {
        return i % 2 == 0 ? i / 2 : n - 1 - i / 2;
    }

    /** In place, {@code Z[k] = sum over j of z[j] * exp(-2 pi i j k / n)}. */
    private static void fourier(double[] re, double[] im) {
        if (Integer.bitCount(re.length) == 1) {
            radix2(re, im);
        } else {
            bluestein(re, im);
        }
    }

    private static void radix2(double[] re, double[] im) {
        int n = re.length;
        int shift = 32 - Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++) {
            int j = n == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (j > i) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        double[] cos = new double[Math.max(1, n / 2)];
        double[] sin = new double[cos.length];
        for (int i = 0; i < cos.length; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / n);
            sin[i] = -Math.sin(2 * Math.PI * i / n);
        }
        for (int half = 1; half < n; half *= 2) {
            int stride = n / (2 * half);
            for (int start = 0; start < n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = start + k;
                    int b = a + half;
                    double c = cos[k * stride];
                    double s = sin[k * stride];
                    double r = re[b] * c - im[b] * s;
                    double t = re[b] * s + im[b] * c;
                    re[b] = re[a] - r;
                    im[b] = im[a] - t;
                    re[a] += r;
                    im[a] += t;
                }
            }
        }
    }

    /** jk = (j^2 + k^2 - (k-j)^2) / 2 turns the sum into a convolution with the chirp exp(i pi m^2 / n). */
    private static void bluestein(double[] re, double[] im) {
        int n = re.length;
        int size = Math.max(1, Integer.highestOneBit(2 * n - 2) * 2);
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int m = 0; m < n; m++) {
            // m^2 is reduced modulo the period 2n in integers: the angle of a large m^2 would lose its digits.
            double angle = Math.PI * ((long) m * m % (2L * n)) / n;
            cos[m] = Math.cos(angle);
            sin[m] = Math.sin(angle);
        }
        double[] aRe = new double[size];
        double[] aIm = new double[size];
        double[] bRe = new double[size];
        double[] bIm = new double[size];
        for (int m = 0; m < n; m++) {
            aRe[m] = re[m] * cos[m] + im[m] * sin[m];
            aIm[m] = im[m] * cos[m] - re[m] * sin[m];
            bRe[m] = cos[m];
            bIm[m] = sin[m];
            bRe[(size - m) % size] = cos[m];
            bIm[(size - m) % size] = sin[m];
        }
        radix2(aRe, aIm);
        radix2(bRe, bIm);
        for (int m = 0; m < size; m++) {
            double r = aRe[m] * bRe[m] - aIm[m] * bIm[m];
            aIm[m] = aRe[m] * bIm[m] + aIm[m] * bRe[m];
            aRe[m] = r;
        }
        radix2(aIm, aRe);
        for (int k = 0; k < n; k++) {
            double r = aRe[k] / size;
            double t = aIm[k] / size;
            re[k] = r * cos[k] + t * sin[k];
            im[k] = t * cos[k] - r * sin[k];
        }
    }

    private static void swap(double[] array, int i, int j) {
        double kept = array[i];
        array[i] = array[j];
        array[j] = kept;
    }
}
