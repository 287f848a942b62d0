package app.pip.engine.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadingTest {

    private static final String SITE = "lib/site-packages/";

    @Test
    void whatAnExtensionModuleAsksForHasToBeThere() {
        assertEquals(List.of(), told(Target.WINDOWS_X64, module("KERNEL32.dll", "python3.dll", "VCRUNTIME140.dll")));
        assertEquals(
                List.of("wheel.dll-missing [demo, MSVCP140.dll, _demo.pyd]"),
                told(Target.WINDOWS_X64, module("MSVCP140.dll")));
        assertEquals(
                List.of(),
                told(Target.WINDOWS_X64, module("MSVCP140.dll"), code("demo.libs/msvcp140.dll", "ucrtbase.dll")));
    }

    @Test
    void whatALibraryAsksForCountsIfAModuleAsksForTheLibrary() {
        MachineCode library = code("demo/core.dll", "oracle.dll");
        assertEquals(
                List.of("wheel.dll-missing [demo, oracle.dll, core.dll]"),
                told(Target.WINDOWS_X64, module("CORE.DLL"), library));
        assertEquals(List.of(), told(Target.WINDOWS_X64, module("kernel32.dll"), library));
    }

    /// pywin32 has sixty modules, and one for a program that brings its own libraries.
    @Test
    void oneModuleOfManyIsOnlyWorthANote() {
        var all = loading(
                        Target.WINDOWS_X64,
                        code("demo/_a.pyd"),
                        code("demo/_b.pyd"),
                        code("demo/_exchange.pyd", "mfc140u.dll"))
                .problems();
        assertEquals(List.of(Severity.NOTE), all.stream().map(Problem::severity).toList());
        var half = loading(Target.WINDOWS_X64, code("demo/_a.pyd"), code("demo/_exchange.pyd", "mfc140u.dll"))
                .problems();
        assertEquals(
                List.of(Severity.STOP), half.stream().map(Problem::severity).toList());
    }

    @Test
    void modulesForOtherProcessorsDoNotLoad() {
        var other = new MachineCode(SITE + "demo/_demo.pyd", Family.WINDOWS, "arm64", List.of(), List.of());
        assertEquals(
                List.of("wheel.other-processor [demo, _demo.pyd, Windows on Intel and AMD]"),
                told(Target.WINDOWS_X64, other));
        assertEquals(List.of(), told(Target.WINDOWS_ARM64, other));
        // a starter for another system that a package carries as data
        var starter = new MachineCode(SITE + "demo/w32.exe", Family.WINDOWS, "other", List.of("x.dll"), List.of());
        assertEquals(List.of(), told(Target.WINDOWS_X64, starter));
        assertEquals(List.of(), told(Target.LINUX_X64, other));
    }

    @Test
    void oneFittingPartOfAUniversalFileIsEnough() {
        var intel = mac("_demo.abi3.so", "x64", List.of(10, 9), "/usr/lib/libSystem.B.dylib");
        var apple = mac("_demo.abi3.so", "arm64", List.of(11, 0), "/usr/lib/libSystem.B.dylib");
        assertEquals(List.of(), told(Target.MACOS_ARM64, intel, apple));
        assertEquals(
                List.of("wheel.other-processor [demo, _demo.abi3.so, " + Target.MACOS_ARM64.words() + "]"),
                told(Target.MACOS_ARM64, intel));
        assertEquals(
                Optional.of(new Floor(Family.MACOS, 11, 0)),
                loading(Target.MACOS_ARM64, intel, apple).floor());
        assertEquals(
                Optional.of(new Floor(Family.MACOS, 10, 9)),
                loading(Target.MACOS_X64, intel, apple).floor());
    }

    @Test
    void macLibrariesMustNotLeadOutOfTheApp() {
        assertEquals(
                List.of("wheel.library-outside [demo, /opt/homebrew/lib/libxz.dylib, _demo.abi3.so]"),
                told(
                        Target.MACOS_ARM64,
                        mac("_demo.abi3.so", "arm64", List.of(), "/opt/homebrew/lib/libxz.dylib"),
                        mac("libxz.dylib", "arm64", List.of())));
        assertEquals(
                List.of(),
                told(
                        Target.MACOS_ARM64,
                        mac("_demo.abi3.so", "arm64", List.of(), "@loader_path/.dylibs/libxz.dylib"),
                        mac(".dylibs/libxz.dylib", "arm64", List.of())));
    }

    @Test
    void linuxMayHaveWhatIsMissing() {
        var module = new MachineCode(
                "lib/python3.14/site-packages/demo.abi3.so",
                Family.LINUX,
                "x64",
                List.of("libc.so.6", "libstdc++.so.6", "libGL.so.1", "libxcb-cursor.so.0", "libdemo-1.so"),
                List.of(2, 28));
        var plugin = new MachineCode("lib/libsql.so", Family.LINUX, "x64", List.of("libmysql.so.20"), List.of());
        var library = new MachineCode("lib/libdemo-1.so", Family.LINUX, "x64", List.of("libEGL.so.1"), List.of(2, 31));
        assertEquals(
                List.of("wheel.libraries-needed [demo, libEGL.so.1, libxcb-cursor.so.0]"),
                told(Target.LINUX_X64, module, library));
        // a package for Debian or Fedora asks for what every desktop has as well
        assertEquals(
                Set.of("libEGL.so.1", "libGL.so.1", "libstdc++.so.6", "libxcb-cursor.so.0"),
                loading(Target.LINUX_X64, module, plugin, library).libraries());
        assertEquals(Set.of(), loading(Target.WINDOWS_X64, module, library).libraries());
        assertEquals(
                Optional.of(new Floor(Family.LINUX, 2, 31)),
                loading(Target.LINUX_X64, module, library).floor());
        assertEquals(
                Optional.empty(), loading(Target.LINUX_ARM64, module, library).floor());
    }

    private static MachineCode module(String... needs) {
        return code("demo/_demo.pyd", needs);
    }

    private static MachineCode code(String path, String... needs) {
        return new MachineCode(SITE + path, Family.WINDOWS, "x64", List.of(needs), List.of());
    }

    private static MachineCode mac(String path, String processor, List<Integer> oldest, String... needs) {
        String place = "lib/python3.14/site-packages/" + path;
        return new MachineCode(place, Family.MACOS, processor, List.of(needs), oldest);
    }

    private static List<String> told(Target target, MachineCode... code) {
        return loading(target, code).problems().stream()
                .map(problem -> problem.id() + " " + problem.details())
                .toList();
    }

    private static Loading loading(Target target, MachineCode... code) {
        var facts = new WheelFacts(
                "demo", "1", "demo.whl", "0".repeat(64), Demands.NONE, new Licence("", "", List.of()), List.of(code));
        List<String> names = Arrays.stream(code).map(MachineCode::name).toList();
        var shipped = new ArrayList<>(List.of("python3.dll", "vcruntime140.dll"));
        shipped.addAll(names);
        return new Loading(
                target,
                Layers.interpreter(target).layout().sitePackages(),
                List.of(new PackedWheel(facts, List.of())),
                shipped);
    }
}
