package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// An interpreter that can be chosen: one that is here, or one that has to be fetched first. It is named by the file
/// that it
/// comes in, so that a lock says the same whether the file was fetched before or not.
public sealed interface InterpreterOffer {

    /// What it runs on.
    Target target();

    /// Such as `3.14.6`.
    String version();

    /// Where it comes from, for people and for locks.
    String source();

    /// The name of the file that it comes in.
    String file();

    /// The digest of that file.
    Sha256 sha256();

    /// The oldest system that it runs on, as far as that is known.
    Floor floor();

    /// Modules of the standard library that it doesn't have, as far as that is known.
    SortedSet<String> absent();

    /// Extension modules that need libraries which neither it nor every system has.
    SortedMap<String, List<String>> borrowed();

    /// Whether it can be had now.
    boolean reachable();

    /// Whether it came with the product.
    boolean shipped();

    /// Such as `3.14`.
    default String minor() {
        return Interpreter.minor(version());
    }

    /// One that is made ready.
    ///
    /// @param interpreter what it is
    /// @param file that it came in
    /// @param sha256 of that file
    /// @param shipped whether it came with the product
    record Here(Interpreter interpreter, String file, Sha256 sha256, boolean shipped) implements InterpreterOffer {

        /// One that came with the product.
        static Here shipped(Interpreter interpreter) {
            return new Here(interpreter, interpreter.pybi(), interpreter.sha256(), true);
        }

        @Override
        public Target target() {
            return interpreter.target();
        }

        @Override
        public String version() {
            return interpreter.version();
        }

        @Override
        public String source() {
            return interpreter.source();
        }

        @Override
        public Floor floor() {
            return interpreter.floor();
        }

        @Override
        public SortedSet<String> absent() {
            return interpreter.absent();
        }

        @Override
        public SortedMap<String, List<String>> borrowed() {
            return interpreter.borrowed();
        }

        @Override
        public boolean reachable() {
            return true;
        }
    }

    /// One that has to be fetched first. What it holds is known in outline only.
    ///
    /// @param build which
    /// @param reachable whether it can be fetched now
    record Elsewhere(Build build, boolean reachable) implements InterpreterOffer {

        @Override
        public Target target() {
            return build.target();
        }

        @Override
        public String version() {
            return build.version();
        }

        @Override
        public String source() {
            return build.source();
        }

        @Override
        public String file() {
            return build.fileName();
        }

        @Override
        public Sha256 sha256() {
            return build.sha256();
        }

        @Override
        public Floor floor() {
            return build.promisedFloor();
        }

        @Override
        public SortedSet<String> absent() {
            return build.promisedAbsent();
        }

        @Override
        public SortedMap<String, List<String>> borrowed() {
            return Collections.emptySortedMap();
        }

        @Override
        public boolean shipped() {
            return false;
        }
    }
}
