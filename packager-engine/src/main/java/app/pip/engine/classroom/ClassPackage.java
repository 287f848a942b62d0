package app.pip.engine.classroom;

import java.util.Comparator;

/// A package that travels with a class.
///
/// @param name the package
/// @param version its version
/// @param licence what it says of its licence in a line; may be empty
public record ClassPackage(String name, String version, String licence) implements Comparable<ClassPackage> {

    private static final Comparator<ClassPackage> ORDER = Comparator.comparing(ClassPackage::name)
            .thenComparing(ClassPackage::version)
            .thenComparing(ClassPackage::licence);

    @Override
    public int compareTo(ClassPackage other) {
        return ORDER.compare(this, other);
    }
}
