package app.pip.engine.format.macho;

/// The processors macOS has now, and all its former ones.
public enum Cpu {
    /// Apple's own processors.
    ARM64(0x0100_000c),
    /// Intel's, 64 bits.
    X86_64(0x0100_0007),
    /// Any other: 32 bits, PowerPC.
    OTHER(-1);

    private final int type;

    Cpu(int type) {
        this.type = type;
    }

    static Cpu of(long type) {
        for (Cpu cpu : values()) {
            if (cpu.type == type) {
                return cpu;
            }
        }
        return OTHER;
    }
}
