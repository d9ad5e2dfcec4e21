/**
 * The simulator of December 2025 that trades units of an asset, for replays only: start with
 * {@link org.ternion.trading.legacy.PositionUnitLoop}. It fills at the close that decides, takes no fee from its cash
 * and has no limit on leverage; its holds sell and its {@code pnl} is the value of the account. Nothing of it is to be
 * compared with a run of the engine.
 */
package org.ternion.trading.legacy;
