package org.ternion.trading.lob;

/** What is done about events that cannot be right. They are counted whatever is done. */
public enum FaultRule {
    /** Nothing: crossed books stay, and events known before they happened are acted on. */
    COUNT,
    /** A newer price removes those it crosses, and an event is not known before it happened. */
    REPAIR,
    /** The replay ends with an error that names the event. */
    REJECT
}
