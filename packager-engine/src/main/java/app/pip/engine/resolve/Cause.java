package app.pip.engine.resolve;

import app.pip.engine.requirement.Requirement;

/// Why an [Incompatibility] holds.
sealed interface Cause {

    /// Something has to be solved at all.
    record Asked() implements Cause {}

    /// One package needs another.
    ///
    /// @param from what needs
    /// @param to what is needed
    /// @param requirement in which words
    record Needs(Node from, Node to, Requirement requirement) implements Cause {}

    /// A package with an extra is the package itself, at the same version.
    record Same(Node.WithExtra extra, Node.Project project) implements Cause {}

    /// None of these versions can be taken: there is none, or none has a file that can be used.
    record Nothing(Node node) implements Cause {}

    /// The user doesn't allow these versions.
    record Limited(Node node, Requirement constraint) implements Cause {}

    /// Follows from two others.
    ///
    /// @param left one of them
    /// @param right the other
    /// @param pivot of which both speak
    record Derived(Incompatibility left, Incompatibility right, Node pivot) implements Cause {}
}
