package app.pip.engine.resolve;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;

/// What the solver chooses a version of.
sealed interface Node {

    /// What the user asked for, as a whole. Has one version.
    record Root() implements Node {
        @Override
        public String toString() {
            return "your program";
        }
    }

    /// A package.
    record Project(PackageName name) implements Node {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /// A package with an optional set of its dependencies: needs the package itself at exactly the same
    /// version.
    record WithExtra(PackageName name, Extra extra) implements Node {
        @Override
        public String toString() {
            return name + "[" + extra + "]";
        }
    }

    /// The one root.
    Root ROOT = new Root();
}
