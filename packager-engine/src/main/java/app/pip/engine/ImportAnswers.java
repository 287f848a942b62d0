package app.pip.engine;

import app.pip.engine.problem.Remedy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the user has said about where imports come from. A name speaks for all modules below it.
///
/// @param given packages by modules
/// @param without modules without which the app does
record ImportAnswers(Map<String, String> given, Set<String> without) {

    ImportAnswers {
        given = Map.copyOf(given);
        without = Set.copyOf(without);
    }

    /// The answers among the remedies that were taken.
    static ImportAnswers among(List<Remedy> remedies) {
        var given = new HashMap<String, String>();
        var without = new HashSet<String>();
        for (Remedy remedy : remedies) {
            if (remedy instanceof Remedy.Install(String module, String distribution)) {
                given.put(module, distribution);
            } else if (remedy instanceof Remedy.DoWithout(String module)) {
                without.add(module);
            }
        }
        return new ImportAnswers(given, without);
    }

    /// The package that was said to give a module.
    Optional<String> given(String dotted) {
        for (String name = dotted; !name.isEmpty(); name = parent(name)) {
            if (given.containsKey(name)) {
                return Optional.of(given.get(name));
            }
        }
        return Optional.empty();
    }

    /// Whether the app does without a module.
    boolean without(String dotted) {
        for (String name = dotted; !name.isEmpty(); name = parent(name)) {
            if (without.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
