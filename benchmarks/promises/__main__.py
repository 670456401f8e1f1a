"""The command: tries the promises and prints a line for each."""

import argparse
import importlib
import pkgutil
import sys
import time
from types import ModuleType

import benchmarks.promises


def find_promises() -> list[ModuleType]:
    """Return the modules of the promises, by number."""
    names = (module.name for module in pkgutil.iter_modules(benchmarks.promises.__path__))
    modules = (importlib.import_module(f"benchmarks.promises.{name}") for name in sorted(names))
    return sorted(
        (module for module in modules if hasattr(module, "NUMBER")), key=lambda one: one.NUMBER
    )


def main() -> int:
    """Try what was asked for; 1 where a promise did not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.promises", description=__doc__)
    parser.add_argument("numbers", metavar="NUMBER", type=int, nargs="*", help="default: all")
    parser.add_argument("--quick", action="store_true", help="a short form of each")
    arguments = parser.parse_args()
    broken = 0
    for promise in find_promises():
        if arguments.numbers and promise.NUMBER not in arguments.numbers:
            continue
        began = time.perf_counter()
        finding = promise.check(quick=arguments.quick)
        seconds = time.perf_counter() - began
        broken += not finding.kept
        verdict = "kept  " if finding.kept else "BROKEN"
        print(f"{promise.NUMBER:>2}  {verdict}  {promise.PROMISE}")
        print(f"            {finding.figure}  ({seconds:.0f} s)", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
