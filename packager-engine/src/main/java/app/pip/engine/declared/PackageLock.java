package app.pip.engine.declared;

import java.util.List;

/// The locks that name versions for what a `pyproject.toml` asks for.
final class PackageLock {

    private PackageLock() {}

    static boolean isOne(Origin.Kind kind) {
        return switch (kind) {
            case UV_LOCK, PDM_LOCK, POETRY_LOCK -> true;
            default -> false;
        };
    }

    /// Requires each pinned package in its version; for a lock without its project.
    static void requireAll(Found found) {
        for (Pin pin : List.copyOf(found.pins())) {
            String marker = pin.marker().map(text -> " ; " + text).orElse("");
            found.require(pin.name() + "==" + pin.version() + marker, pin.hashes(), pin.place());
        }
    }
}
