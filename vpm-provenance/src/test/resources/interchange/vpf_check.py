"""Verifies a record of version 1.1 with nothing of Ternion: vpf_check.py verify PNG PUBLIC.pem, or makes keys:
vpf_check.py keys PRIVATE.pem PUBLIC.pem. Says "ok" when every hash and signature fits, ends with an error otherwise.

Canonical text: Python's sorted, compact JSON equals RFC 8785 for records whose keys are ASCII and whose numbers are
integers or short decimals. Pixels: only pictures of 8-bit RGB rows without filter are understood.
"""
import base64
import hashlib
import json
import struct
import sys
import zlib

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def tagged(data):
    return "sha3:" + hashlib.sha3_256(data).hexdigest()


def chunks(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        data = png[at + 8:at + 8 + length]
        raw = png[at:at + 12 + length]
        assert struct.unpack(">I", raw[-4:])[0] == zlib.crc32(kind + data), "wrong CRC"
        yield kind, data, raw
        at += 12 + length


def verify(picture, public):
    png = open(picture, "rb").read()
    core = [png[:8]]
    record = idat = b""
    for kind, data, raw in chunks(png):
        if kind == b"iTXt" and data.startswith(b"vpf\0"):
            assert not record, "two records"
            assert data[:8] == b"vpf\0\0\0\0\0", "layout"
            record = base64.b64decode(data[8:], validate=True)
            continue
        core.append(raw)
        if kind == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", data[:10])
        if kind == b"IDAT":
            idat += data
    assert record[:4] == b"VPF1" and struct.unpack(">I", record[4:8])[0] == len(record) - 8, "container"
    text = zlib.decompress(record[8:]).decode("utf-8")
    document = json.loads(text)
    lineage = document["lineage"]
    assert lineage["content_hash"] == tagged(b"".join(core)), "content_hash"
    assert (bits, colour) == (8, 2), "8-bit RGB"
    rows = zlib.decompress(idat)
    stride = 1 + 3 * width
    assert all(rows[i * stride] == 0 for i in range(height)), "no filter"
    samples = b"".join(rows[i * stride + 1:(i + 1) * stride] for i in range(height))
    assert lineage["pixel_hash"] == tagged(b"PXH1" + struct.pack(">IIBB", width, height, 8, 3) + samples), "pixel_hash"
    stored = lineage.pop("vpf_hash")
    signatures = document.pop("signature")
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert stored == tagged(canonical.encode("utf-8")), "vpf_hash"
    key = serialization.load_pem_public_key(open(public, "rb").read())
    raw_key = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    mine = [s for s in (signatures if isinstance(signatures, list) else [signatures])
            if base64.b64decode(s["pubkey"]) == raw_key]
    assert len(mine) == 1 and mine[0]["algo"] == "Ed25519", "signer"
    assert mine[0]["key_id"] == hashlib.sha3_256(raw_key).hexdigest()[:16], "key_id"
    key.verify(base64.b64decode(mine[0]["sig"]), b"zeromodel-vpf-1.1\0" + stored.encode("ascii"))


def keys(private, public):
    key = Ed25519PrivateKey.generate()
    with open(private, "wb") as out:
        out.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                    serialization.NoEncryption()))
    with open(public, "wb") as out:
        out.write(key.public_key().public_bytes(serialization.Encoding.PEM,
                                                serialization.PublicFormat.SubjectPublicKeyInfo))


{"verify": verify, "keys": keys}[sys.argv[1]](*sys.argv[2:])
print("ok")
