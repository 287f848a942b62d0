package app.pip.engine.format.pe;

/// The processors that a PE file can be for (`Machine` in its COFF header).
public enum Machine {
    /// Intel's and AMD's, 64 bits.
    X64(0x8664),
    /// ARM's, 64 bits.
    ARM64(0xaa64),
    /// Intel's, 32 bits.
    X86(0x014c),
    /// Any other.
    OTHER(-1);

    private final int number;

    Machine(int number) {
        this.number = number;
    }

    static Machine of(int number) {
        for (Machine machine : values()) {
            if (machine.number == number) {
                return machine;
            }
        }
        return OTHER;
    }
}
