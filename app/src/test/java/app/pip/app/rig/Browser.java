package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chromium on a screen of its own, led as people lead it: with a pointer and keys
/// ([WebDriver](https://www.w3.org/TR/webdriver2/)).
final class Browser implements AutoCloseable {

    static final String ENTER = "\ue007";
    static final String ESCAPE = "\ue00c";
    static final String DOWN = "\ue015";
    static final String RIGHT = "\ue014";

    /// By this key an answer names an element.
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    private Browser(Process driver, String driverAddress) throws IOException, InterruptedException {
        this.driver = driver;
        // root's browser has no sandbox, nor does one in a container; the small shared memory of containers isn't
        // enough
        var options = Map.of(
                "binary",
                Rig.tool("chromium").toString(),
                "args",
                List.of("--no-sandbox", "--disable-dev-shm-usage", "--window-size=1000,700", "--lang=en"));
        JsonNode answer = ask(
                "POST",
                driverAddress + "/session",
                Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
        session = driverAddress + "/session/" + answer.required("sessionId").asString();
    }

    /// Opens a window.
    ///
    /// @param home a folder for what a browser writes
    static Browser open(Path home) throws IOException, InterruptedException {
        Process driver = Start.of(
                        home,
                        Rig.tool("xvfb-run").toString(),
                        "-a",
                        "-s",
                        "-screen 0 1000x700x24",
                        Rig.tool("chromedriver").toString(),
                        "--port=0")
                .with(Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"))
                .begin();
        var out = new BufferedReader(new InputStreamReader(driver.getInputStream(), UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("started successfully on port ")) {
                String port = line.replaceAll(".*port (\\d+).*", "$1");
                return new Browser(driver, "http://127.0.0.1:" + port);
            }
        }
        throw new IOException("chromedriver didn't start");
    }

    void go(URI address) throws IOException, InterruptedException {
        ask("POST", session + "/url", Map.of("url", address.toString()));
    }

    /// What a script in the page returns, as a text.
    String script(String script) throws IOException, InterruptedException {
        return ask("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()))
                .asString();
    }

    /// The text that an element shows.
    String text(String css) throws IOException, InterruptedException {
        return ask("GET", element(css) + "/text", Map.of()).asString();
    }

    /// Moves the pointer onto an element and presses its button.
    void click(String css) throws IOException, InterruptedException {
        String element = element(css);
        Map<String, String> origin = Map.of(ELEMENT, element.substring(element.lastIndexOf('/') + 1));
        act(Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "actions",
                List.of(
                        Map.of("type", "pointerMove", "duration", 50, "x", 0, "y", 0, "origin", origin),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0))));
    }

    /// Presses keys, one after the other, wherever the keyboard's place is.
    void type(String keys) throws IOException, InterruptedException {
        var actions = keys.codePoints()
                .mapToObj(Character::toString)
                .flatMap(key -> List.of("keyDown", "keyUp").stream()
                        .map(event -> Map.<String, Object>of("type", event, "value", key)))
                .toList();
        act(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    /// Shows pages as on a system with that appearance.
    void appear(String scheme) throws IOException, InterruptedException {
        ask(
                "POST",
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme)))));
    }

    /// Writes what is seen as a picture.
    void shoot(Path file) throws IOException, InterruptedException {
        byte[] png = Base64.getDecoder()
                .decode(ask("GET", session + "/screenshot", Map.of()).asString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, png);
    }

    /// Closes the window, as a person does; the page is gone then.
    void leave() throws IOException, InterruptedException {
        ask("DELETE", session, Map.of());
    }

    @Override
    public void close() {
        driver.descendants().forEach(ProcessHandle::destroy);
        driver.destroy();
    }

    private void act(Map<String, Object> device) throws IOException, InterruptedException {
        ask("POST", session + "/actions", Map.of("actions", List.of(device)));
    }

    private String element(String css) throws IOException, InterruptedException {
        JsonNode found = ask("POST", session + "/element", Map.of("using", "css selector", "value", css));
        return session + "/element/" + found.required(ELEMENT).asString();
    }

    private JsonNode ask(String method, String address, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMinutes(4))
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString(JSON.writeValueAsString(body))
                                : BodyPublishers.noBody())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + address + " " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).required("value");
    }
}
