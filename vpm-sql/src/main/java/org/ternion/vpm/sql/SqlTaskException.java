package org.ternion.vpm.sql;

import java.util.Objects;
import org.ternion.vpm.VpmTaskException;

/** A task in SQL that was refused or failed. The code says why, the message is one line for the author of the task. */
public final class SqlTaskException extends VpmTaskException {
    private static final long serialVersionUID = 1L;

    /** Why it failed. */
    private final Code code;

    /** Why a task in SQL failed. */
    public enum Code {
        /** The text is empty or is a statement other than SELECT. */
        NOT_A_SELECT,
        /** The text is not SQL. */
        SYNTAX,
        /** The text holds more than one statement. */
        MULTIPLE_STATEMENTS,
        /** The statement names a column, table, function or file that does not exist or may not be used. */
        BINDING,
        /** The result has no column {@code row_id}. */
        NO_ROW_ID,
        /** A {@code row_id} of the result is null, not an integer, or not the number of a document. */
        ROW_ID_RANGE,
        /** The result names a document twice. */
        DUPLICATE_ROWS,
        /** The result has no rows. */
        EMPTY_RESULT,
        /** The statement did not end within the time limit and was cancelled. */
        TIMEOUT,
        /** The engine failed for another reason: out of memory, a value that cannot be converted, .. */
        ENGINE
    }

    SqlTaskException(Code code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    SqlTaskException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /**
     * Why the task failed.
     *
     * @return not null
     */
    public Code code() {
        return code;
    }
}
