"""English: what a full stop does not end."""

# Lower case, without the final full stop.
ABBREVIATIONS = frozenset(
    "b.tech m.tech b.e m.e prof profs dr drs mr mrs ms st ph.d phd d.phil m.sc b.sc m.s b.s m.a b.a msc bsc m.eng b.eng m.d e.g i.e eg ie "
    "cf vs etc al viz resp approx no nr dept univ inst fig figs sec ref refs eq vol pp jr sr assoc asst assist "
    "hon rev gen col lt sgt gov jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.s.a a.m p.m inc ltd co "
    "corp esp incl min max tel ext ing habil dipl.-ing rer nat".split()
)
# After these a full stop may well end the sentence: it does where a new one plainly begins.
MAY_END = frozenset("etc al ph.d phd m.sc b.sc m.s b.s m.a b.a u.s u.k u.s.a a.m p.m inc ltd co corp m.d".split())
