package app.pip.engine.progress;

/// The only kind of [Progress].
record Share(String title, double start, double width, Progress.Listener listener) implements Progress {

    @Override
    public Progress part(String partTitle, double from, double to) {
        return new Share(partTitle, start + width * from, width * (to - from), listener);
    }

    @Override
    public Progress part(double from, double to) {
        return part(title, from, to);
    }

    @Override
    public void at(double fraction) {
        listener.moved(title, start + width * fraction);
    }
}
