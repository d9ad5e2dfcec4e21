package org.ternion.cli;

/** What an experiment found, with its tables and pictures. */
interface ExperimentReport {
    /** All numbers. */
    Record result();

    /** The main numbers as a table to read. */
    String table();

    /** Writes tables and pictures. */
    void write(ReportFolder folder);
}
