package org.ternion.trading;

import java.util.Optional;

/** Columns of a run log, in the order of the file. The first 19 are those of {@link Profile#REFERENCE}. */
public enum LogColumn {
    /** Stamp, again. */
    T("t", Kind.INTEGER),
    /** Stamp. */
    TS("ts", Kind.INTEGER),
    /** Market. */
    SYMBOL("symbol", Kind.TEXT),
    /** Whether the regime allows to act; never looks at profit. */
    ACCEPTABLE("acceptable", Kind.FLAG),
    /** State -1, 0, 1; -2 unknown. */
    STATE("state", Kind.INTEGER),
    /** Direction of the intent. */
    INTENT_DIRECTION("intent_direction", Kind.INTEGER),
    /** Unsigned target exposure. */
    INTENT_TARGET("intent_target", Kind.NUMBER),
    /** Urgency, 0 to 1. */
    URGENCY("urgency", Kind.NUMBER),
    /** Confidence after clipping, 0 to 1. */
    ACTIONABILITY("actionability", Kind.NUMBER),
    /** Signed change of exposure, 0 if none. */
    FILL("fill", Kind.NUMBER),
    /** Price of the fill, the close if none. */
    FILL_PRICE("fill_price", Kind.NUMBER),
    /** Fee in money. */
    FEE("fee", Kind.NUMBER),
    /** Equity over the start less 1: cumulative. */
    PNL("pnl", Kind.NUMBER),
    /** Signed exposure after the fill. */
    EXPOSURE("exposure", Kind.NUMBER),
    /** Signed slippage rate of the fill, 0 if none. */
    SLIPPAGE("slippage", Kind.NUMBER),
    /** Close. */
    PRICE("price", Kind.NUMBER),
    /** Direction of the intent: not 0 means engaged, not traded. */
    ACTION("action", Kind.INTEGER),
    /** 1 if nothing is to be done. */
    HOLD("hold", Kind.INTEGER),
    /** 0. */
    Z_VEL("z_vel", Kind.NUMBER),
    /** Money and positions at the close. */
    EQUITY("equity", Kind.NUMBER),
    /** Why the intent is what it is. */
    REASON("reason", Kind.TEXT),
    /** Posture, -1 to 2. */
    POSTURE("posture", Kind.INTEGER),
    /** Structural stress, 0 to 1; NaN if not computed. */
    P_BAD("p_bad", Kind.NUMBER),
    /** Whether stress is above its limit. */
    BAD_FLAG("bad_flag", Kind.INTEGER),
    /** Whether exposure is banned. */
    BAN("ban", Kind.INTEGER),
    /** First price. */
    OPEN("open", Kind.NUMBER),
    /** Greatest price. */
    HIGH("high", Kind.NUMBER),
    /** Least price. */
    LOW("low", Kind.NUMBER),
    /** Volume. */
    VOLUME("volume", Kind.NUMBER),
    /** Signed units held. */
    UNITS("units", Kind.NUMBER),
    /** Money not in positions. */
    CASH("cash", Kind.NUMBER),
    /** Number of the trade the position belongs to, from 1; 0 if flat. */
    TRADE_ID("trade_id", Kind.INTEGER),
    /** Bars of the present state, 0 if neutral. */
    RUN_LENGTH("run_length", Kind.INTEGER),
    /** Volatility, NaN before it is defined. */
    VOL("vol", Kind.NUMBER),
    /** Volatility above which confidence is 0. */
    VOL_THRESHOLD("vol_threshold", Kind.NUMBER),
    /** Distance from the border of the regime. */
    MARGIN("margin", Kind.NUMBER),
    /** Signed target exposure that waits for the next bar, NaN if none. */
    PENDING("pending", Kind.NUMBER);

    /** What the cells of a column hold. */
    public enum Kind {
        /** Whole numbers. */
        INTEGER,
        /** Numbers, with a fraction even if it is 0. */
        NUMBER,
        /** {@code True} and {@code False}. */
        FLAG,
        /** Text. */
        TEXT
    }

    /** How many columns logs of {@link Profile#REFERENCE} have. */
    static final int REFERENCE_COLUMNS = Z_VEL.ordinal() + 1;

    private final String header;
    private final Kind kind;

    LogColumn(String header, Kind kind) {
        this.header = header;
        this.kind = kind;
    }

    /**
     * A column by its name in the file.
     *
     * @param header such as {@code intent_target}
     * @return the column, if there is one
     */
    public static Optional<LogColumn> ofHeader(String header) {
        for (LogColumn column : values()) {
            if (column.header.equals(header)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** {@return the name in the file} */
    public String header() {
        return header;
    }

    /** {@return what the cells hold} */
    public Kind kind() {
        return kind;
    }
}
