/// The packaging engine. Only the facade and the words it speaks are exported.
module app.pip.engine {
    requires static transitive org.jspecify;
    requires com.github.luben.zstd_jni;
    requires com.github.weisj.jsvg;
    requires java.desktop;
    requires java.net.http;
    requires jzlib;
    requires org.apache.commons.compress;
    requires org.snakeyaml.engine;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.toml;

    exports app.pip.engine;
    exports app.pip.engine.artifact;
    exports app.pip.engine.classroom;
    exports app.pip.engine.hash;
    exports app.pip.engine.inspection;
    exports app.pip.engine.platform;
    exports app.pip.engine.problem;
    exports app.pip.engine.progress;
    exports app.pip.engine.project;
    exports app.pip.engine.version;
}
