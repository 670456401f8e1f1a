"""Rounding the weights of a model in CRFsuite's format, so that its file packs well."""

import struct
from math import frexp, ldexp

_FEATURES = slice(28, 32)
"""Where the head says at which byte the weights' table begins."""
_TABLE = struct.Struct("<4sII")
"""Its own head: a mark, its size in bytes, the number of weights."""
_WEIGHT = struct.Struct("<IIId")
"""One weight: its kind, attribute, label, and the weight itself."""
_BITS = 1 << 11


def round_weights(model: bytes) -> bytes:
    """Return the model with eleven bits of every weight: nothing it labels changes by that."""
    start = int.from_bytes(model[_FEATURES], "little")
    _, _, number = _TABLE.unpack_from(model, start)
    start += _TABLE.size
    end = start + number * _WEIGHT.size
    rows = _WEIGHT.iter_unpack(model[start:end])
    rounded = b"".join(_WEIGHT.pack(*row[:3], _round(row[3])) for row in rows)
    return model[:start] + rounded + model[end:]


def _round(weight: float) -> float:
    part, exponent = frexp(weight)
    return ldexp(round(part * _BITS), exponent) / _BITS
