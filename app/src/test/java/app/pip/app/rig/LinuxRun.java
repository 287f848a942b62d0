package app.pip.app.rig;

import java.nio.file.Path;
import java.util.List;

/// linux-x64: this machine itself, with an environment that is really empty.
record LinuxRun() implements Runner {

    static LinuxRun here() {
        Rig.requireUnicodeNames();
        Rig.require("amd64".equals(System.getProperty("os.arch")), "this machine isn't an x64 one");
        Rig.require("Linux".equals(System.getProperty("os.name")), "this machine doesn't run Linux");
        return new LinuxRun();
    }

    @Override
    public String target() {
        return "linux-x64";
    }

    @Override
    public Start start(Path folder, Path program, List<String> words) {
        return Start.of(folder, Runner.line(Runner.withoutNetwork(), program, words));
    }
}
