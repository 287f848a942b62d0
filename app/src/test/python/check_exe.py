"""What a Windows program says of itself, with anything behind its sections: check_exe.py FILE; prints JSON."""

import json
import sys

import lief

program = lief.PE.parse(sys.argv[1])
manager = program.resources_manager
version = manager.version[0] if isinstance(manager.version, list) else manager.version
print(json.dumps({
    "checksum": program.optional_header.checksum == program.compute_checksum(),
    "icons": len(list(manager.icons)),
    "version": str(version),
    "manifest": manager.manifest or "",
    "behind": len(program.overlay),
}))
