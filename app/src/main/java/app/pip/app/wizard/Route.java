package app.pip.app.wizard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Where in the wizard the user is, and where they can go.
public final class Route {

    private final Draft draft;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.PROGRAM);
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /// The route through a draft.
    public Route(Draft draft) {
        this.draft = draft;
    }

    /// The page of the moment.
    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /// Whether an app is being made, so that nothing else can be gone to.
    public BooleanProperty busy() {
        return busy;
    }

    /// Goes to a page if it can be gone to.
    public void go(Step to) {
        if (isOpen(to)) {
            step.set(to);
        }
    }

    /// The page after this one.
    public void next() {
        Step now = step.get();
        if (now != Step.DONE && now != Step.BUNDLED) {
            go(now.plus(1));
        }
    }

    /// The page before this one; from the last two it is that on which the making was begun.
    public void back() {
        Step now = step.get();
        switch (now) {
            case PROGRAM -> {}
            case NEEDS, WHO, LOOK, PUPILS, SYSTEMS -> go(now.plus(-1));
            case MAKING, DONE -> go(Step.LOOK);
            case BUNDLING, BUNDLED -> go(Step.SYSTEMS);
        }
    }

    /// Whether a page can be gone to.
    public boolean isOpen(Step to) {
        if (busy.get()) {
            return to == (step.get().isOfClass() ? Step.BUNDLING : Step.MAKING);
        }
        return switch (to) {
            case PROGRAM -> true;
            case NEEDS -> draft.preview().isPresent();
            case WHO, LOOK -> draft.isWhole();
            case MAKING ->
                draft.isWhole() && draft.app().isPresent() && !draft.reachable().isEmpty();
            case DONE -> draft.outcome().get().isPresent();
            case PUPILS -> draft.whole().folder().get().isPresent();
            case SYSTEMS -> draft.whole().good() > 0;
            case BUNDLING ->
                draft.whole().good() > 0
                        && draft.whole().app().isPresent()
                        && !draft.whole().targets().isEmpty();
            case BUNDLED -> draft.whole().outcome().get().isPresent();
        };
    }
}
