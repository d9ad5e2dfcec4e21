package org.ternion.trading.data;

/** Which of several bars with one stamp is kept. */
public enum Duplicates {
    /** None: the file is refused. */
    REJECT,
    /** The one that comes first in the file. */
    FIRST,
    /** The one that comes last in the file. */
    LAST
}
