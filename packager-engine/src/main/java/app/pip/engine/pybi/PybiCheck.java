package app.pip.engine.pybi;

import app.pip.engine.format.record.RecordLine;
import app.pip.engine.hash.Digests;
import app.pip.engine.tree.CaseFold;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// Compares a `.pybi` file with the rules of PEP 711 and of the places where it will be unpacked.
final class PybiCheck {

    private final PybiFile file;
    private final List<Breach> breaches = new ArrayList<>();
    private final Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();

    PybiCheck(PybiFile file) {
        this.file = file;
    }

    List<Breach> breaches() throws IOException {
        Optional<PybiName> name = file.name();
        if (name.isEmpty()) {
            tell(Rule.NAME, "the file's name");
        }
        readEntries();
        checkLinks(name.map(PybiName::isWindows).orElse(false));
        List<String> missing = Stream.of("PYBI", "METADATA", "RECORD")
                .filter(one -> !files.containsKey(PybiFile.INFO + one))
                .toList();
        missing.forEach(one -> tell(Rule.INFO, one));
        if (missing.isEmpty()) {
            breaches.addAll(new InfoCheck(file, name, this::canStart).breaches());
            checkRecord();
        }
        return List.copyOf(breaches);
    }

    /// Sorts the entries into files and links; a path that could leave the folder counts as neither.
    private void readEntries() throws IOException {
        var seen = new HashMap<String, String>();
        for (ZipArchiveEntry entry : file.entries()) {
            String path = PybiFile.path(entry).replaceFirst("/$", "");
            if (!isInside(path)) {
                tell(Rule.INSIDE, path);
                continue;
            }
            String twin = seen.putIfAbsent(CaseFold.of(path), path);
            if (twin != null) {
                tell(Rule.TWICE, path);
            }
            if (path.split("/", 2)[0].endsWith(".data")) {
                tell(Rule.DATA, path);
            }
            if (entry.isUnixSymlink()) {
                links.put(path, file.target(entry));
            } else if (!entry.isDirectory()) {
                files.put(path, entry);
            }
        }
    }

    private void checkLinks(boolean windows) {
        links.forEach((path, target) -> {
            if (windows) {
                tell(Rule.LINK_ON_WINDOWS, path);
            }
            if (path.startsWith(PybiFile.INFO)) {
                tell(Rule.LINK_IN_INFO, path);
            }
            if (!leadsInside(path, target)) {
                tell(Rule.LINK_OUTSIDE, path + " -> " + target);
            }
        });
        for (String path : allPaths()) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (links.containsKey(path.substring(0, slash))) {
                    tell(Rule.BELOW_LINK, path);
                }
            }
        }
    }

    /// Counts how deep the target climbs; what it names need not exist.
    private static boolean leadsInside(String path, String target) {
        if (target.isEmpty() || target.startsWith("/") || target.contains("\\") || target.contains("\0")) {
            return false;
        }
        int depth = path.split("/", -1).length - 1;
        for (String part : target.split("/", -1)) {
            depth += part.equals("..") ? -1 : part.equals(".") || part.isEmpty() ? 0 : 1;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    private void checkRecord() throws IOException {
        Optional<RecordFile> record = RecordFile.read(file.text(PybiFile.RECORD).orElse(""));
        if (record.isEmpty()) {
            tell(Rule.RECORD, "a line without three fields");
            return;
        }
        var listed = new HashSet<String>();
        for (RecordLine line : record.get().lines()) {
            if (!listed.add(line.path())) {
                tell(Rule.RECORD, line.path() + " twice");
            }
            checkLine(line);
        }
        for (String path : allPaths()) {
            if (!listed.contains(path)) {
                tell(links.containsKey(path) ? Rule.LINK_RECORD : Rule.RECORD, path + " is not listed");
            }
        }
    }

    private void checkLine(RecordLine line) throws IOException {
        Optional<String> target = RecordFile.target(line);
        if (target.isPresent() || links.containsKey(line.path())) {
            if (!target.equals(Optional.ofNullable(links.get(line.path())))) {
                tell(Rule.LINK_RECORD, line.path());
            }
            return;
        }
        ZipArchiveEntry entry = files.get(line.path());
        boolean itself = line.path().equals(PybiFile.RECORD);
        if (entry == null || (!itself && !matches(entry, line))) {
            tell(Rule.RECORD, line.path());
        }
    }

    private boolean matches(ZipArchiveEntry entry, RecordLine line) throws IOException {
        MessageDigest digest = Digests.sha256();
        long size = 0;
        try (InputStream in = file.open(entry)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        String found = "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        return found.equals(line.digest())
                && (line.size().isEmpty() || line.size().equals(Long.toString(size)));
    }

    /// Whether the scripts folder holds a Python; `python.exe` on Windows.
    private boolean canStart(String scripts) {
        String folder = scripts.isEmpty() || scripts.equals(".") ? "" : scripts + "/";
        ZipArchiveEntry entry = files.get(folder + "python");
        return links.containsKey(folder + "python")
                || files.containsKey(folder + "python.exe")
                || (entry != null && PybiFile.isExecutable(entry));
    }

    private Set<String> allPaths() {
        var all = new HashSet<>(files.keySet());
        all.addAll(links.keySet());
        return all;
    }

    private static boolean isInside(String path) {
        try {
            return !TreePath.of(path).parts().getFirst().matches("[A-Za-z]:.*");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void tell(Rule rule, String detail) {
        breaches.add(new Breach(rule, detail));
    }
}
