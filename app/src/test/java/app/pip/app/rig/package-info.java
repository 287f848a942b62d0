/// The tests "for real": artifacts are built, unpacked by the world's own tools and started as a friend would start
/// them,
/// on Linux, under qemu (linux-arm64) and under wine (Windows); macOS bundles are checked by structure.
@NullMarked
package app.pip.app.rig;

import org.jspecify.annotations.NullMarked;
