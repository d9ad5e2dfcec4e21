package org.ternion.trading.lob;

import org.ternion.trading.analysis.Fields;

/**
 * What became of intents and orders.
 *
 * @param intents     intents whose time was in that of the events
 * @param unpriced    intents that could not be acted on, because a side of the book was empty at the desk
 * @param orders      orders that reached the exchange, those that replaced another one included
 * @param replaced    orders that were replaced before they were filled
 * @param cancels     orders that were cancelled because of a hold or a target that was reached
 * @param expiries    orders that were cancelled because their time was over
 * @param ordered     quantity of all orders; the rest of an order that was replaced counts again in the next one
 * @param filled      quantity of all fills
 */
public record LobOrders(long intents, long unpriced, long orders, long replaced, long cancels, long expiries,
                        double ordered, double filled) {
    /** {@return filled over ordered, NaN without orders} */
    public double fillRatio() {
        return filled / ordered;
    }

    Fields addTo(Fields values) {
        return values.add("intents", intents).add("unpriced", unpriced).add("orders", orders).add("replaced", replaced)
                .add("cancels", cancels).add("expiries", expiries).add("ordered", ordered).add("filled", filled)
                .add("fill_ratio", fillRatio());
    }
}
