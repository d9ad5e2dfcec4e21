package org.ternion.core.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Chooses the implementation of a hot loop once, at class load of its interface: the vector class when the module
 * {@code jdk.incubator.vector} is in the boot layer, the scalar one otherwise.
 *
 * <p>The system property {@code ternion.simd} is read once: {@code auto} (default), {@code off} (always scalar) or
 * {@code required} (fail when the module is missing). Vector classes are found by name through the caller's
 * {@link MethodHandles.Lookup}, so they stay package-private and nothing else links the incubator module.
 */
public final class Simd {
    /** Name of the system property that selects the mode. */
    public static final String PROPERTY = "ternion.simd";

    private static final boolean VECTOR = vectorLoops(System.getProperty(PROPERTY, "auto"),
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());

    private Simd() {
    }

    /**
     * Whether vector loops are in use.
     *
     * @return true if the vector module is present and not switched off
     */
    public static boolean enabled() {
        return VECTOR;
    }

    /**
     * The loops in use, for version lines and tests.
     *
     * @return {@code "panama"} or {@code "scalar"}
     */
    public static String loops() {
        return VECTOR ? "panama" : "scalar";
    }

    /**
     * The implementation to use.
     *
     * @param <T>        interface of the loop
     * @param lookup     the calling package's lookup
     * @param panamaName simple name of the vector class, which has a constructor without parameters and is in the
     *                   package of {@code lookup}
     * @param scalar     makes the scalar implementation
     * @return the vector implementation when {@link #enabled()}, else the scalar one
     */
    public static <T> T select(MethodHandles.Lookup lookup, String panamaName, Supplier<? extends T> scalar) {
        return VECTOR ? Simd.<T>load(lookup, panamaName) : scalar.get();
    }

    /**
     * Every implementation that can run here, for tests and benchmarks: the scalar one, then, when {@link #enabled()},
     * the vector one.
     *
     * @param <T>        interface of the loop
     * @param lookup     the calling package's lookup
     * @param panamaName simple name of the vector class
     * @param scalar     makes the scalar implementation
     * @return one or two implementations
     */
    public static <T> List<T> all(MethodHandles.Lookup lookup, String panamaName, Supplier<? extends T> scalar) {
        return VECTOR ? List.of(scalar.get(), Simd.<T>load(lookup, panamaName)) : List.of(scalar.get());
    }

    static boolean vectorLoops(String mode, boolean modulePresent) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "auto" -> modulePresent;
            case "off" -> false;
            case "required" -> {
                if (!modulePresent) {
                    throw new IllegalStateException("-D" + PROPERTY + "=required needs the vector module: "
                            + "add --add-modules jdk.incubator.vector to the command line");
                }
                yield true;
            }
            default -> throw new IllegalStateException(
                    "-D" + PROPERTY + " must be auto, off or required, was " + mode);
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T load(MethodHandles.Lookup lookup, String simpleName) {
        String name = lookup.lookupClass().getPackageName() + '.' + simpleName;
        try {
            Class<?> type = lookup.findClass(name);
            return (T) lookup.findConstructor(type, MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot load the vector loop " + name, e);
        }
    }
}
