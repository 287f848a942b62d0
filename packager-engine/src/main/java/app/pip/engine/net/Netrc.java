package app.pip.engine.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The machines of a `.netrc` file, as curl and Python's `netrc` read it: `machine NAME login USER password
/// SECRET`, on any number of lines; `default` counts for all others; macros run up to the next empty line.
final class Netrc {

    private static final Pattern MACRO = Pattern.compile("(?ms)^[ \\t]*macdef\\b.*?(?:^[ \\t]*$|\\z)");
    private static final Pattern TOKEN = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|(\\S+)");
    private static final String DEFAULT = "";

    private final Map<String, Login> machines;

    private Netrc(Map<String, Login> machines) {
        this.machines = machines;
    }

    /// Reads the text of such a file. What it doesn't understand is passed over.
    static Netrc parse(String text) {
        var machines = new LinkedHashMap<String, Login>();
        Iterator<String> tokens = tokens(MACRO.matcher(text).replaceAll(""));
        String machine = null;
        String user = "";
        String password = "";
        while (tokens.hasNext()) {
            String token = tokens.next();
            switch (token) {
                case "machine", "default" -> {
                    keep(machines, machine, new Login(user, password));
                    machine = token.equals("default") ? DEFAULT : next(tokens);
                    user = "";
                    password = "";
                }
                case "login", "user" -> user = next(tokens);
                case "password" -> password = next(tokens);
                case "account" -> next(tokens);
                default -> {
                    // a word of some other program
                }
            }
        }
        keep(machines, machine, new Login(user, password));
        return new Netrc(machines);
    }

    private static void keep(
            Map<String, Login> machines, @org.jspecify.annotations.Nullable String machine, Login login) {
        if (machine != null && !(login.user().isEmpty() && login.password().isEmpty())) {
            machines.putIfAbsent(machine, login);
        }
    }

    /// What it says for a host.
    Optional<Login> find(String host) {
        return Optional.ofNullable(machines.getOrDefault(host, machines.get(DEFAULT)));
    }

    private static String next(Iterator<String> tokens) {
        return tokens.hasNext() ? tokens.next() : "";
    }

    private static Iterator<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (String line : text.lines().toList()) {
            var matcher = TOKEN.matcher(line);
            while (matcher.find()) {
                if (matcher.group().startsWith("#") && tokens.size() % 2 == 0) {
                    break;
                }
                String quoted = matcher.group(1);
                tokens.add(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return tokens.iterator();
    }
}
