package org.ternion.trading.diagnostics;

/** What was computed of logs or sweeps: data that can be written as a table and drawn. */
public interface Diagnostic {
    /** {@return the data} */
    DiagnosticTable table();

    /** {@return the same data as a picture} */
    Svg picture();
}
