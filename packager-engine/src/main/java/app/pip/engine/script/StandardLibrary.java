package app.pip.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The modules that come with an interpreter, and which of them need which others. Made from the interpreter itself by
/// [app.pip.engine.hostpython.HostPython#standardLibrary()].
///
/// @param names the top-level modules on all systems
/// @param imports for each module with a Python source the standard modules it can't be imported without
public record StandardLibrary(Set<String> names, Map<String, List<String>> imports) {

    /// Copies the collections.
    public StandardLibrary {
        names = Set.copyOf(names);
        imports = Map.copyOf(imports);
    }

    /// Reads the JSON.
    ///
    /// @throws IOException if it isn't that
    public static StandardLibrary read(InputStream json) throws IOException {
        try {
            return JsonMapper.shared().readValue(json, StandardLibrary.class);
        } catch (JacksonException e) {
            throw new IOException("not a list of the standard library", e);
        }
    }

    /// Whether a top-level name belongs to the library.
    public boolean has(String name) {
        return names.contains(name);
    }

    /// Whether a dotted name is known to be a module of the library.
    public boolean isModule(String dotted) {
        return names.contains(dotted) || imports.containsKey(dotted);
    }

    /// The modules without which these modules can't be imported and which have no Python source in the interpreter:
    /// extension modules, built-in ones, and those that only other systems have or that were left out.
    /// What is imported in a function, under a condition, or with a way out isn't counted. Names that aren't of the
    /// library are passed over.
    ///
    /// @param modules dotted names, such as `sqlite3`, `xml.dom.minidom`
    public SortedSet<String> needs(Set<String> modules) {
        var seen = new TreeSet<String>();
        var work = new ArrayDeque<String>(modules);
        while (!work.isEmpty()) {
            String module = work.remove();
            if (isModule(module) && seen.add(module)) {
                work.addAll(imports.getOrDefault(module, List.of()));
                int dot = module.lastIndexOf('.');
                if (dot > 0) {
                    // a package is imported before what is in it
                    work.add(module.substring(0, dot));
                }
            }
        }
        seen.removeAll(imports.keySet());
        return Collections.unmodifiableSortedSet(seen);
    }
}
