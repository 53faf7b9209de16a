"""Which extractor made a result: whether an older result would be made again just so."""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
from typing import Any


def extractor_version(extractor: object) -> str:
    """Give the version of an extractor: of the package and the schema, and a hash of its models and thresholds.

    An extractor of another kind names its own in an attribute ``version``; without one, its class stands for it.

    >>> from jobextract import Extractor
    >>> extractor_version(Extractor(models=None)).partition(" models ")[2]
    'none'
    """
    from jobextract import __version__
    from jobextract.schema import SCHEMA_VERSION

    head = f"{__version__} schema {SCHEMA_VERSION}"
    pipeline = sys.modules.get("jobextract.pipeline")  # loaded, if the extractor is of there; slow to load, if not
    if pipeline is None or not isinstance(extractor, pipeline.Extractor):
        kind = type(extractor)
        return f"{head} {getattr(extractor, 'version', f'{kind.__module__}.{kind.__qualname__}')}"
    version = f"{head} models {_models(extractor.configured_models)}"
    if extractor.thresholds:
        version += f" thresholds {_hash(json.dumps(extractor.thresholds, sort_keys=True).encode())}"
    return version


def _models(models: Any) -> str:
    from jobextract.inference.store import open_models
    from jobextract.models import NO_MODELS, SHIPPED, Models

    if models is NO_MODELS:
        return "none"
    if isinstance(models, Models):
        return _hash(pickle.dumps(models))
    manifest = open_models(None if models == SHIPPED else models).manifest
    return _hash(json.dumps(manifest, sort_keys=True).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
