"""Places, universities and research institutes of the world, offline, in English and Chinese."""

from jobextract.gazetteer.places import Gazetteer, Match, Place, Tail, gazetteer
from jobextract.gazetteer.universities import Universities, University, UniversityMatch, universities

__all__ = [
    "Gazetteer",
    "Match",
    "Place",
    "Tail",
    "Universities",
    "University",
    "UniversityMatch",
    "gazetteer",
    "universities",
]
