package app.pip.engine.progress;

/// A share of the whole work. Shares nest; whoever has one says how far it is or divides it further, on any thread.
/// There is no percent arithmetic anywhere else.
public sealed interface Progress permits Share {

    /// The whole work.
    static Progress root(Listener listener) {
        return new Share("", 0.0, 1.0, Share.ALL, listener);
    }

    /// Work that nobody watches.
    static Progress unwatched() {
        return root((_, _) -> {});
    }

    /// A part of this share.
    ///
    /// @param title what is done in it, in words for people
    /// @param from where it begins within this share, 0 to 1
    /// @param to where it ends within this share, 0 to 1
    Progress part(String title, double from, double to);

    /// A part of this share under the same title.
    ///
    /// @param from where it begins within this share, 0 to 1
    /// @param to where it ends within this share, 0 to 1
    Progress part(double from, double to);

    /// The same share as a topic of its own, such as one of several artifacts: every [Step] in it also says how far the
    /// topic is.
    ///
    /// @param topic for programs, not for people
    Progress about(String topic);

    /// How far this share is, 0 to 1.
    void at(double fraction);

    /// Told of every step, on whichever thread does the work.
    @FunctionalInterface
    interface Listener {
        /// Hears of a step.
        ///
        /// @param title of the share that moved
        /// @param overall how far the whole work is, 0 to 1
        void moved(String title, double overall);

        /// Hears of a step with its topic.
        default void moved(Step step) {
            moved(step.title(), step.overall());
        }
    }

    /// A step.
    ///
    /// @param title of the share that moved
    /// @param overall how far the whole work is, 0 to 1
    /// @param topic of the share, or empty
    /// @param within how far the topic is, 0 to 1; without a topic the same as `overall`
    record Step(String title, double overall, String topic, double within) {}
}
