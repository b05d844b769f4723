"""Where the inputs stand, and how their files are read."""

import gettext
import importlib.util
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORLD = ROOT / "packs" / "world"


def data_dir(package):
    return pathlib.Path(importlib.util.find_spec(package).origin).parent / "data"


def load_debian(path):
    """GeoNames id → the name tagged as Arabic."""
    if not path:
        return {}
    with open(path, "rb") as f:
        catalog = gettext.GNUTranslations(f)._catalog
    return {int(k): v for k, v in catalog.items() if isinstance(k, str) and k.isdigit()}


def read_tsv(path):
    with open(path, encoding="utf-8") as f:
        lines = [l for l in f.read().split("\n") if l and not l.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, l.split("\t"), strict=True)) for l in lines[1:]]
