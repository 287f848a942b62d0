"""Answers questions about versions, requirements and names with PyPA's `packaging`: one JSON array per line in, one JSON
value per line out, `null` for what it refuses. The folder with `packaging` is the first argument."""

import json
import sys

sys.path.insert(0, sys.argv[1])

import packaging
from packaging import _manylinux, _musllinux, tags
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version

REFUSED = (
    InvalidMarker,
    InvalidRequirement,
    InvalidSdistFilename,
    InvalidSpecifier,
    InvalidVersion,
    InvalidWheelFilename,
    UndefinedComparison,
    UndefinedEnvironmentName,
    RecursionError,
)


def release():
    return packaging.__version__


def version(text):
    found = Version(text)
    return [str(found), found.is_prerelease, found.local or "", found.public, found.base_version, found.release[0]]


def order(left, right):
    left, right = Version(left), Version(right)
    return (left > right) - (left < right)


def specifiers(text, candidate):
    found = SpecifierSet(text)
    return [bool(found.prereleases), found.contains(Version(candidate), prereleases=True)]


def sets(left, right):
    left, right = SpecifierSet(left, prereleases=True), SpecifierSet(right, prereleases=True)
    return [left.is_unsatisfiable(), left.is_subset(right), left.is_disjoint(right), left.to_range() == right.to_range()]


def marker(text, environment):
    return Marker(text).evaluate(environment)


def lock_marker(text, environment, extras, groups):
    return Marker(text).evaluate(environment | {"extras": set(extras), "dependency_groups": set(groups)}, "lock_file")


def requirement(text, environment):
    found = Requirement(text)
    return [
        canonicalize_name(found.name),
        sorted({canonicalize_name(extra) for extra in found.extras}),
        sorted(set(map(str, found.specifier))),
        found.url or "",
        found.marker is None or found.marker.evaluate(environment),
    ]


def wheel(name):
    project, found, build, all_tags = parse_wheel_filename(name)
    return [project, str(found), "".join(map(str, build)), sorted(map(str, all_tags))]


def sdist(name):
    project, found = parse_sdist_filename(name)
    return [project, str(found)]


def macos(major, minor, architecture):
    return list(tags.mac_platforms((major, minor), architecture))


def manylinux(minor, architecture):
    _manylinux._get_glibc_version = lambda: (2, minor)
    _manylinux._have_compatible_abi = lambda *_: True
    return list(_manylinux.platform_tags([architecture]))


def musllinux(minor, architecture):
    _musllinux._get_musl_version = lambda _: _musllinux._MuslVersion(1, minor)
    return list(_musllinux.platform_tags([architecture]))


def taken(minor, abi, platforms):
    python = (3, minor)
    found = list(tags.cpython_tags(python, [abi], platforms))
    found += tags.compatible_tags(python, f"cp3{minor}", platforms)
    return list(map(str, found))


for line in sys.stdin:
    question, *details = json.loads(line)
    try:
        answer = globals()[question](*details)
    except REFUSED:
        answer = None
    print(json.dumps(answer), flush=False)
