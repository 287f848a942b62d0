"""Validates a CycloneDX bill of materials against the official schema that comes with PyPI's cyclonedx-python-lib.

    check_sbom.py LIBRARIES BILL

LIBRARIES is the folder that pip installed `cyclonedx-python-lib[json-validation]` into. Prints one JSON object: `problems`
(lines) and `components` (name, version, type, whether it has a `licence` and a `hash`).
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from cyclonedx.schema import SchemaVersion  # noqa: E402
from cyclonedx.validation.json import JsonStrictValidator  # noqa: E402

text = Path(sys.argv[2]).read_text(encoding="utf-8")
bill = json.loads(text)
version = next(one for one in SchemaVersion if one.to_version() == bill["specVersion"])
wrong = JsonStrictValidator(version).validate_str(text)
problems = [str(wrong)] if wrong else []
references = [one["bom-ref"] for one in bill["components"]]
problems += [f"{one} is there twice" for one in references if references.count(one) > 1]
components = [
    {
        "name": one["name"],
        "version": one["version"],
        "type": one["type"],
        "licence": bool(one.get("licenses")),
        "hash": bool(one.get("hashes")),
    }
    for one in bill["components"]
]
json.dump({"problems": problems, "components": components}, sys.stdout)
