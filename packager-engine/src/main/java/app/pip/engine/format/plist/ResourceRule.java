package app.pip.engine.format.plist;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a bundle's seal treats the files whose path matches. Of several matching rules the one with the greatest weight
/// counts (`ResourceBuilder::findRule` in Apple's Security).
///
/// @param pattern a regular expression that is looked for in the path, seen from `Contents`
/// @param needle what is in each path that matches: most have it not, and nothing more has to be asked
/// @param treatment what happens to the file
/// @param weight 1 if the rule doesn't tell
record ResourceRule(Pattern pattern, String needle, Treatment treatment, int weight) {

    /// What a rule can say.
    enum Treatment {
        /// The file's digest is written down.
        SEAL(""),
        /// The same, and the file may be missing.
        OPTIONAL("optional"),
        /// The file is not looked at.
        OMIT("omit"),
        /// The file is code with a signature of its own, which is written down.
        NESTED("nested");

        private final String word;

        Treatment(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final String LANGUAGES = "^Resources/.*\\.lproj/";
    private static final String LANGUAGE_VERSIONS = "^Resources/.*\\.lproj/locversion.plist$";
    private static final String BASE_LANGUAGE = "^Resources/Base\\.lproj/";
    private static final String CODE_FOLDERS =
            "^(Frameworks|SharedFrameworks|PlugIns|Plug-ins|XPCServices|Helpers|MacOS"
                    + "|Library/(Automator|Spotlight|LoginItems))/";

    /// `rules`: what systems before macOS 10.9 go by, in the order of codesign.
    static final List<ResourceRule> FIRST = List.of(
            rule("^Resources/", "Resources/", Treatment.SEAL, 1),
            rule(LANGUAGES, ".lproj/", Treatment.OPTIONAL, 1000),
            rule(LANGUAGE_VERSIONS, "/locversion", Treatment.OMIT, 1100),
            rule(BASE_LANGUAGE, "/Base.lproj/", Treatment.SEAL, 1010),
            rule("^version.plist$", "version", Treatment.SEAL, 1));

    /// `rules2`: what all others go by, in the order of codesign.
    static final List<ResourceRule> SECOND = List.of(
            rule(".*\\.dSYM($|/)", ".dSYM", Treatment.SEAL, 11),
            rule("^(.*/)?\\.DS_Store$", ".DS_Store", Treatment.OMIT, 2000),
            rule(CODE_FOLDERS, "/", Treatment.NESTED, 10),
            rule("^.*", "", Treatment.SEAL, 1),
            rule("^Info\\.plist$", "Info.plist", Treatment.OMIT, 20),
            rule("^PkgInfo$", "PkgInfo", Treatment.OMIT, 20),
            rule("^Resources/", "Resources/", Treatment.SEAL, 20),
            rule(LANGUAGES, ".lproj/", Treatment.OPTIONAL, 1000),
            rule(LANGUAGE_VERSIONS, "/locversion", Treatment.OMIT, 1100),
            rule(BASE_LANGUAGE, "/Base.lproj/", Treatment.SEAL, 1010),
            rule("^[^/]+$", "", Treatment.NESTED, 10),
            rule("^embedded\\.provisionprofile$", "embedded.", Treatment.SEAL, 20),
            rule("^version\\.plist$", "version.", Treatment.SEAL, 20));

    /// The rules in the order in which they count.
    static List<ResourceRule> byWeight(List<ResourceRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt(ResourceRule::weight).reversed())
                .toList();
    }

    /// What some rules do to a path; nothing if none of them matches.
    ///
    /// @param byWeight the rules in the order in which they count: the light ones, which match everything or look
    ///     long, are seldom asked
    static Optional<Treatment> treatment(String path, List<ResourceRule> byWeight) {
        return byWeight.stream()
                .filter(rule ->
                        path.contains(rule.needle) && rule.pattern.matcher(path).find())
                .findFirst()
                .map(ResourceRule::treatment);
    }

    /// The rule as a property list has it.
    Plist toPlist() {
        if (weight == 1) {
            return new Plist.Flag(true);
        }
        var dict = Plist.Dict.empty();
        if (treatment != Treatment.SEAL) {
            dict = dict.with(treatment.word(), true);
        }
        return dict.with("weight", new Plist.Real(weight));
    }

    private static ResourceRule rule(String pattern, String needle, Treatment treatment, int weight) {
        return new ResourceRule(Pattern.compile(pattern), needle, treatment, weight);
    }
}
