package app.pip.engine.pybi;

/// The rules of PEP 711 that a file can break.
public enum Rule {
    ZIP("a .pybi file is a zip archive"),
    NAME("the file is called NAME-VERSION[-BUILD]-PLATFORM.pybi"),
    INFO("pybi-info holds PYBI, METADATA and RECORD"),
    PYBI("PYBI says Pybi-Version 1.x, and the same tags and build as the file's name"),
    METADATA("METADATA says the same name and version as the file's name"),
    FORBIDDEN("METADATA has no Requires-Dist, Provides-Extra or Requires-Python"),
    MARKERS("Pybi-Environment-Marker-Variables is a JSON object of texts that hold on every machine"),
    PATHS("Pybi-Paths is a JSON object of relative paths with forward slashes, among them scripts"),
    TAGS("each Pybi-Wheel-Tag is PYTHON-ABI-PLATFORM or PYTHON-ABI-any"),
    INSIDE("every path is relative and stays inside"),
    TWICE("no path is there twice, nor under two spellings that are one on Windows or macOS"),
    RECORD("RECORD lists every file with its right digest and size"),
    LINK_ON_WINDOWS("there are no links on Windows"),
    LINK_IN_INFO("there are no links in pybi-info"),
    LINK_OUTSIDE("a link leads to something inside, by a relative path"),
    BELOW_LINK("nothing lies below a link"),
    LINK_RECORD("RECORD lists every link with what it leads to"),
    PYTHON("the scripts folder holds python, which can be started"),
    DATA("there is no .data folder");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /// The rule in words.
    public String words() {
        return words;
    }
}
