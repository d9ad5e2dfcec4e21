package org.ternion.trading.legacy;

/**
 * One row of the log of {@link PositionUnitLoop}.
 *
 * @param t             index of the bar, from 1
 * @param price         close
 * @param value         value of the account after the fill, less the fee of this bar; the log calls it pnl
 * @param zNorm         absolute latent state
 * @param zVelocity     absolute change of the latent state
 * @param hold          whether nothing is desired, which sells
 * @param position      units held after the fill
 * @param fill          units bought, negative if sold
 * @param cap           units that could be traded at most
 * @param equity        value of the account before the fill
 * @param desiredBefore direction desired at the bar before, 0 after a ban
 * @param thesisAge     bars in a row that began with a position
 * @param stateAge      bars in a row with the same desired direction
 * @param alignAge      bars in a row whose position had the desired direction
 * @param ban           whether exposure was banned
 */
public record LoopStep(int t, double price, double value, double zNorm, double zVelocity, boolean hold,
        double position, double fill, double cap, double equity, int desiredBefore, int thesisAge, int stateAge,
        int alignAge, boolean ban) {
}
