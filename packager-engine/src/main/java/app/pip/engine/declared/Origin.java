package app.pip.engine.declared;

import java.util.Optional;

/// A file that says what the program needs. Ordered by exactness: of several the first is taken.
///
/// @param kind what sort of file it is
/// @param file its path in the program's folder
public record Origin(Kind kind, String file) implements Comparable<Origin> {

    /// The sorts of files, the most exact first.
    ///
    /// A lock that is named after the script, then the script's own block, speak of this script alone,
    /// so they come before the locks of its folder; a lock names versions and digests, so it comes
    /// before what only names limits; `requirements.txt` is what people keep up to date by hand, so it
    /// comes before the files of projects; conda's names are not quite those of the index, so they
    /// come last.
    public enum Kind {
        /// `pylock.NAME.toml` for `NAME.py` (PEP 751).
        SCRIPT_LOCK(""),
        /// The block in the script itself (PEP 723).
        SCRIPT_BLOCK(""),
        /// `pylock.toml` (PEP 751) that another tool made.
        PYLOCK("pylock.toml"),
        /// `uv.lock`: versions for what `pyproject.toml` asks for.
        UV_LOCK("uv.lock"),
        /// `pdm.lock`: versions for what `pyproject.toml` asks for.
        PDM_LOCK("pdm.lock"),
        /// `poetry.lock`: versions for what `pyproject.toml` asks for.
        POETRY_LOCK("poetry.lock"),
        /// `Pipfile.lock`: versions for what `Pipfile` asks for.
        PIPFILE_LOCK("Pipfile.lock"),
        /// `requirements.txt`, as pip reads it.
        REQUIREMENTS("requirements.txt"),
        /// `Pipfile`.
        PIPFILE("Pipfile"),
        /// `pyproject.toml` with a project in it, not only settings of tools.
        PYPROJECT("pyproject.toml"),
        /// `setup.cfg` with `install_requires`.
        SETUP_CFG("setup.cfg"),
        /// `environment.yml` of conda.
        ENVIRONMENT("environment.yml"),
        /// The same under its other name.
        ENVIRONMENT_YAML("environment.yaml");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        /// The name of such a file, if all have the same.
        Optional<String> file() {
            return file.isEmpty() ? Optional.empty() : Optional.of(file);
        }
    }

    @Override
    public int compareTo(Origin other) {
        return kind == other.kind ? file.compareTo(other.file) : kind.compareTo(other.kind);
    }

    /// The file.
    @Override
    public String toString() {
        return file;
    }
}
