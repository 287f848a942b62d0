package app.pip.app.rig;

import java.nio.file.Path;

/// An artifact as `pipapp build --json` tells of it. `floor` is the oldest system it runs on, in words; `size` is in
/// bytes.
record Artifact(Path file, String target, String kind, long size, String sha256, String floor) {}
