package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.work.ReplayOrder;

/** Orders to replay; strongly consistent. Every method may throw {@link StoreUnavailableException}. */
public interface ReplayOrders {
    Optional<ReplayOrder> find(String establishment, String id);

    /** The dispatches of an order, in their order. */
    List<ReplayOrder.Line> lines(ReplayOrder order);

    /** Keeps a new order with its dispatches. @return false when there is one of that id, which stays as it is */
    boolean give(ReplayOrder order, List<ReplayOrder.Line> lines);

    /** Writes what came of an order; the first end stays. */
    void end(ReplayOrder ended);

    /** Orders of an establishment, the newest first. */
    List<ReplayOrder> all(String establishment);
}
