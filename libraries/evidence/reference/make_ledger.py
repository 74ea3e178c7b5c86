"""Writes the reference ledger of format version 1 without using Airworthy's own code.

Made with Python 3.11.7 (hashlib, json) and cryptography 48.0.0:

    python3 make_ledger.py

It writes ledger-v1.ndjson, checkpoint-v1.json and facts-v1.json beside itself. The tests of this
library read them; they must never change, because ledgers written today have to verify for ever.
"""

import base64
import hashlib
import json
import pathlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

HERE = pathlib.Path(__file__).parent
DATA_KEY = bytes(range(32))
SIGNING_SEED = bytes(range(32, 64))
ORIGIN = "reference-ledger"


def canonical(value):
    """RFC 8785 for the values used here: ASCII member names, whole numbers."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data)


def base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def merkle_root(leaves):
    """The recursive definition of RFC 6962, section 2.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = merkle_root(leaves[:split]), merkle_root(leaves[split:])
    return sha256(b"\x01" + left + right).digest()


def make_stream(stream, events):
    entries = []
    previous = sha256(f"airworthy-ledger-stream:v1\n{stream}").hexdigest()
    for sequence, (at, kind, actor, subject, payload) in enumerate(events, start=1):
        binding = {
            "v": 1,
            "stream": stream,
            "sequence": sequence,
            "at": at,
            "type": kind,
            "actor": actor,
            "subject": subject,
        }
        if subject is None:
            body = {"plain": payload}
        else:
            text = canonical(payload).encode()
            text += b" " * (-len(text) % 64)
            iv = sha256(canonical(binding)).digest()[:12]
            ciphertext = AESGCM(DATA_KEY).encrypt(iv, text, canonical(binding).encode())
            body = {
                "sealed": {
                    "alg": "A256GCM",
                    "iv": base64url(iv),
                    "ciphertext": base64url(ciphertext),
                }
            }
        entry = {**binding, "payload": body, "previous": previous}
        entry["hash"] = sha256("airworthy-ledger-entry:v1\n" + canonical(entry)).hexdigest()
        previous = entry["hash"]
        entries.append(entry)
    return entries


def make_checkpoint(entries, at, previous):
    key = Ed25519PrivateKey.from_private_bytes(SIGNING_SEED)
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    last = {entry["stream"]: entry for entry in entries}
    heads = [
        {"stream": stream, "length": entry["sequence"], "head": entry["hash"]}
        for stream, entry in sorted(last.items())
    ]
    signed = {
        "v": 1,
        "origin": ORIGIN,
        "at": at,
        "streams": len(heads),
        "entries": sum(head["length"] for head in heads),
        "root": merkle_root([canonical(head).encode() for head in heads]).hex(),
        "previous": previous,
        "key": {"id": sha256(raw).hexdigest()[:16], "publicKey": base64url(raw)},
    }
    signature = key.sign(("airworthy-checkpoint:v1\n" + canonical(signed)).encode())
    signed["signature"] = base64url(signature)
    digest = sha256("airworthy-checkpoint-digest:v1\n" + canonical(signed)).hexdigest()
    return {**signed, "heads": heads}, digest


def main():
    person = "p-7f3a"
    entries = [
        *make_stream(
            "assessments/0001",
            [
                ("2026-11-25T09:00:00.000Z", "assessment.started", person, person, {"seed": "s1"}),
                ("2026-11-25T09:00:41.250Z", "assessment.answered", person, person,
                 {"item": "leaky-split", "response": [2], "milliseconds": 41250}),
                ("2026-11-25T09:01:30.007Z", "assessment.answered", person, person,
                 {"item": "Schwelle für Größe ≥ 5 🛩", "response": ["b", "a"]}),
            ],
        ),
        *make_stream(
            "people/roles",
            [
                ("2026-11-25T08:00:00.000Z", "people.role-defined", None, None, {"role": "author"}),
                ("2026-11-25T08:00:00.001Z", "people.role-defined", None, None,
                 {"role": "reviewer", "disciplines": ["legal", "ethics"], "seats": 2, "open": True,
                  "note": None}),
            ],
        ),
        *make_stream(
            "settings",
            [("2026-11-25T07:59:59.999Z", "settings.changed", None, None, {"port": 8080})],
        ),
    ]
    early = [entry for entry in entries if entry["at"] < "2026-11-25T09:01:00"]
    first, first_digest = make_checkpoint(early, "2026-11-25T09:01:00.000Z", None)
    second, second_digest = make_checkpoint(entries, "2026-11-25T09:02:00.000Z", first_digest)
    header = {
        "airworthyLedger": 1,
        "origin": ORIGIN,
        "exportedAt": "2026-11-25T09:03:00.000Z",
        "key": second["key"],
        "checkpoint": second,
    }
    end = {"end": True, "entries": len(entries), "streams": 3}
    lines = [canonical(line) for line in [header, *entries, end]]
    private = Ed25519PrivateKey.from_private_bytes(SIGNING_SEED).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    facts = {
        "dataKey": base64url(DATA_KEY),
        "signingKey": {**second["key"], "privateKey": base64url(private)},
        "checkpointDigests": [first_digest, second_digest],
    }
    (HERE / "ledger-v1.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (HERE / "checkpoint-v1.json").write_text(json.dumps(first, indent=2) + "\n", encoding="utf-8")
    (HERE / "facts-v1.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


main()
