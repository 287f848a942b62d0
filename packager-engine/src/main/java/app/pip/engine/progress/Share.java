package app.pip.engine.progress;

/// The only kind of [Progress].
///
/// @param topic which topic it belongs to, or the whole work
record Share(String title, double start, double width, Topic topic, Progress.Listener listener) implements Progress {

    /// The whole work.
    static final Topic ALL = new Topic("", 0, 1);

    @Override
    public Progress part(String partTitle, double from, double to) {
        return new Share(partTitle, start + width * from, width * (to - from), topic, listener);
    }

    @Override
    public Progress about(String name) {
        return new Share(title, start, width, new Topic(name, start, width), listener);
    }

    @Override
    public Progress part(double from, double to) {
        return part(title, from, to);
    }

    @Override
    public void at(double fraction) {
        double overall = start + width * fraction;
        listener.moved(new Step(title, overall, topic.name(), topic.within(overall)));
    }

    /// A part of the whole work that counts for itself.
    record Topic(String name, double start, double width) {
        private double within(double overall) {
            return width == 0 ? 1 : (overall - start) / width;
        }
    }
}
