package app.pip.engine;

import app.pip.engine.TargetPythons.Offered;
import app.pip.engine.TargetPythons.Place;
import app.pip.engine.interpreter.InterpreterOffer;
import app.pip.engine.interpreter.InterpreterOffer.Elsewhere;
import app.pip.engine.interpreter.InterpreterOffer.Here;
import app.pip.engine.platform.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists the Pythons that there are.
///
/// @param supply where they come from
record Listing(Supply supply) {

    /// For every target.
    List<TargetPythons> all() throws IOException, InterruptedException {
        var taking = new Taking(supply.known());
        var all = new ArrayList<TargetPythons>();
        for (Target target : Target.values()) {
            List<InterpreterOffer> offers = supply.offers(target);
            Optional<Chosen> best = offers.stream()
                    .filter(InterpreterOffer::reachable)
                    .findFirst()
                    .map(Chosen::any);
            all.add(new TargetPythons(
                    target,
                    offers.stream().map(Listing::offered).toList(),
                    best.map(one -> taking.told(List.of(one)).getFirst())));
        }
        return all;
    }

    private static Offered offered(InterpreterOffer offer) {
        return new Offered(
                offer.version(),
                offer.source(),
                place(offer),
                offer instanceof Elsewhere elsewhere ? elsewhere.build().megabytes() : 0,
                offer.floor(),
                !offer.absent().contains("tkinter"));
    }

    private static Place place(InterpreterOffer offer) {
        return switch (offer) {
            case Here here -> here.shipped() ? Place.SHIPPED : Place.KEPT;
            case Elsewhere elsewhere -> elsewhere.reachable() ? Place.FETCHABLE : Place.OUT_OF_REACH;
        };
    }
}
