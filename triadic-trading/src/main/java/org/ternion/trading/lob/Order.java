package org.ternion.trading.lob;

/** The one order at the exchange. */
final class Order {
    long id;
    /** 1 to buy, -1 to sell. */
    int side;
    long tick;
    /** Lots not filled yet; 0 if there is no order. */
    long leaves;
    /** Displayed lots that are filled first. */
    long ahead;
    /** Lots traded at the price since its displayed size was last told. */
    long traded;
    long arrivalTime;
    double decisionMid;
    double arrivalMid;
}
