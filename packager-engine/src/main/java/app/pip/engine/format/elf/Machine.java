package app.pip.engine.format.elf;

/// The processors that an ELF file can be for, as far as they matter to us (`e_machine`).
public enum Machine {
    /// Intel's and AMD's, 64 bits.
    X86_64(62),
    /// ARM's, 64 bits.
    AARCH64(183),
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
