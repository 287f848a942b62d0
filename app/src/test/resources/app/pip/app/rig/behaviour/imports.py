"""Modules, packages, what is asked about them."""

import importlib
import os
import pathlib
import sys

from behaviours import behaviour, made, show


@behaviour()
def import_package():
    import pieces
    import pieces.inner

    show(pieces.__file__, pieces.__path__, pieces.inner.ANSWER, pieces.inner.__spec__.origin, pieces.inner.__package__)


@behaviour()
def import_resources():
    import importlib.resources

    words = importlib.resources.files("pieces") / "data" / "words.txt"
    show(words.read_text(), importlib.resources.read_text("pieces", "data", "words.txt", encoding="utf-8"))
    with importlib.resources.as_file(words) as path:
        show(path)
    import pkgutil

    show(pkgutil.get_data("pieces", "data/words.txt"), [module.name for module in pkgutil.iter_modules(["pieces"])])


@behaviour()
def import_metadata():
    import importlib.metadata

    try:
        importlib.metadata.version("no-such-package")
    except importlib.metadata.PackageNotFoundError as missing:
        show(missing)
    folder = pathlib.Path("own_thing-1.5.dist-info")
    folder.mkdir(exist_ok=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: own-thing\nVersion: 1.5\n")
    (folder / "entry_points.txt").write_text("[own.group]\nhello = pieces.inner:hello\n")
    importlib.invalidate_caches()
    show(importlib.metadata.version("own-thing"))
    show([point.load()() for point in importlib.metadata.entry_points(group="own.group")])
    show(sorted(found.metadata["Name"] for found in importlib.metadata.distributions()))


@behaviour()
def import_shadowed():
    """A module beside the script is found before the standard library's, as always."""
    pathlib.Path("colorsys.py").write_text("MINE = 'a module of the program'\n")
    importlib.invalidate_caches()
    sys.modules.pop("colorsys", None)
    import colorsys

    show(colorsys.__file__, getattr(colorsys, "MINE", "the library's"))


@behaviour()
def import_written():
    pathlib.Path("fresh_module.py").write_text("VALUE = 1\n")
    importlib.invalidate_caches()
    fresh_module = made("fresh_module")

    first = fresh_module.VALUE
    pathlib.Path("fresh_module.py").write_text("VALUE = 2000\n")
    show(first, importlib.reload(fresh_module).VALUE)


@behaviour()
def import_namespace():
    pathlib.Path("loose/part").mkdir(parents=True, exist_ok=True)
    pathlib.Path("loose/part/thing.py").write_text("NAME = __name__\n")
    importlib.invalidate_caches()
    thing = made("loose.part.thing")

    show(thing.NAME, list(sys.modules["loose"].__path__))


@behaviour()
def import_zip():
    import zipfile

    with zipfile.ZipFile("library.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("zipped.py"), "WHERE = __file__\n")
    sys.path.append("library.zip")
    zipped = made("zipped")

    sys.path.remove("library.zip")
    show(zipped.WHERE, type(zipped.__loader__).__name__)
    os.remove("library.zip")


@behaviour()
def import_plugins():
    import importlib.util

    spec = importlib.util.spec_from_file_location("plugin", "own names/plugin.py")
    plugin = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(plugin)
    show(plugin.greet("ł"), plugin.__file__)
    import runpy

    show(runpy.run_path("own names/plugin.py")["greet"]("again"))


@behaviour()
def import_source():
    import inspect

    import pieces.inner

    show(inspect.getsource(pieces.inner.hello), inspect.getsourcefile(pieces.inner), inspect.getdoc(pieces.inner))
    import json

    show(inspect.getsource(json.loads).splitlines()[0], inspect.getfile(json))


@behaviour()
def import_traceback():
    import traceback

    import pieces.inner

    try:
        pieces.inner.fail()
    except ZeroDivisionError:
        show(traceback.format_exc())
    import json

    try:
        json.loads("{")
    except ValueError:
        show(traceback.format_exc())


@behaviour()
def import_doctest():
    import doctest

    import pieces.inner

    show(doctest.testmod(pieces.inner))


@behaviour()
def import_library():
    """Every module of the standard library that a program may want; what is missing is named."""
    names = sorted(sys.stdlib_module_names - {"antigravity", "this", "idlelib", "pydoc_data", "ensurepip", "turtledemo", "turtle",
                                              "tkinter", "_tkinter", "nturl2path"})
    missing = []
    import io
    import warnings

    with warnings.catch_warnings(record=True):
        for name in names:
            if name.startswith("_") or name == "__future__":
                continue
            try:
                importlib.import_module(name)
            except ImportError as error:
                missing.append(name)
    show("missing:", missing)


@behaviour()
def import_left_out():
    import importlib.util

    for name in ("idlelib", "ensurepip", "pydoc_data", "test", "turtledemo", "tkinter", "pip"):
        show(name, importlib.util.find_spec(name) is not None)


@behaviour()
def import_unittest():
    import io
    import unittest

    class Sums(unittest.TestCase):
        def test_sum(self):
            self.assertEqual(1 + 1, 2)

        def test_wrong(self):
            self.assertEqual(1 + 1, 3)

    report = io.StringIO()
    result = unittest.TextTestRunner(report, verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(Sums))
    show(result.testsRun, len(result.failures), "AssertionError: 2 != 3" in report.getvalue())


@behaviour()
def import_system_paths():
    import site
    import sysconfig

    show(site.ENABLE_USER_SITE, sysconfig.get_path("purelib") in sys.path, os.path.isdir(sysconfig.get_path("stdlib")))
    show(sysconfig.get_python_version(), bool(sysconfig.get_config_var("EXT_SUFFIX")))
    show([name for name in ("sitecustomize", "usercustomize") if name in sys.modules])
