/// The wizard and the command line.
module app.pip.app {
    requires app.pip.engine;
    requires info.picocli;
    requires static org.jspecify;
    requires tools.jackson.databind;
}
