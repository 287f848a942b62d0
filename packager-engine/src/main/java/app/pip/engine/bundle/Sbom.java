package app.pip.engine.bundle;

import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.wheel.Component;
import app.pip.engine.wheel.Licence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// A bill of materials: what is inside an app, in the form [CycloneDX
/// 1.6](https://cyclonedx.org/docs/1.6/json/) as JSON. It holds neither a time nor a serial number, both of
/// which may be left out: the same app has the same bill.
final class Sbom {

    /// Lines end in the same way on every machine.
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private static final JsonMapper JSON =
            JsonMapper.builder().defaultPrettyPrinter(LINES).build();

    private Sbom() {}

    static byte[] bytes(Parts parts) {
        var components = new ArrayList<Map<String, Object>>();
        components.add(interpreter(parts.interpreter()));
        parts.packages().components().forEach(one -> components.add(library(one)));
        var bill = new LinkedHashMap<String, Object>();
        bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("version", 1);
        bill.put("metadata", Map.of("component", app(parts)));
        bill.put("components", components);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bill);
    }

    private static Map<String, Object> app(Parts parts) {
        var app = new LinkedHashMap<String, Object>();
        app.put("type", "application");
        app.put("bom-ref", "app");
        app.put("name", parts.app().name());
        app.put("version", parts.app().version());
        return app;
    }

    private static Map<String, Object> interpreter(Interpreter interpreter) {
        String purl = "pkg:generic/cpython@" + interpreter.version();
        var component = new LinkedHashMap<String, Object>();
        component.put("type", "platform");
        component.put("bom-ref", purl);
        component.put("name", "cpython");
        component.put("version", interpreter.version());
        component.put("hashes", hashes(interpreter.sha256().hex()));
        component.put("licenses", List.of(Map.of("license", Map.of("id", "PSF-2.0"))));
        component.put("purl", purl);
        return component;
    }

    /// The file's name is a qualifier, as the purl type `pypi` has it for one of several files of a release.
    private static Map<String, Object> library(Component one) {
        String purl = "pkg:pypi/" + one.name() + "@" + one.version().replace("+", "%2B");
        var component = new LinkedHashMap<String, Object>();
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("name", one.name());
        component.put("version", one.version());
        component.put("hashes", hashes(one.sha256().hex()));
        List<Object> licences = licences(one.licence());
        if (!licences.isEmpty()) {
            component.put("licenses", licences);
        }
        component.put("purl", purl + "?file_name=" + one.fileName().replace("+", "%2B"));
        return component;
    }

    private static List<Object> licences(Licence licence) {
        if (!licence.expression().isEmpty()) {
            return List.of(Map.of("expression", licence.expression()));
        }
        return licence.words().isEmpty() ? List.of() : List.of(Map.of("license", Map.of("name", licence.words())));
    }

    private static List<Object> hashes(String sha256) {
        var hash = new LinkedHashMap<String, Object>();
        hash.put("alg", "SHA-256");
        hash.put("content", sha256);
        return List.of(hash);
    }
}
