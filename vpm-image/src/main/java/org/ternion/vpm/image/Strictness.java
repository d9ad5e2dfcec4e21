package org.ternion.vpm.image;

/** What to do with input that can be used although it breaks a rule. */
public enum Strictness {
    /** Every broken rule is an exception. */
    STRICT,
    /** What can be used is used; each broken rule becomes one problem line. */
    LENIENT
}
