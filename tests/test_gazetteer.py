from __future__ import annotations

import pickle
from collections import Counter
from typing import Any

import pytest

from jobextract.errors import ResourceError
from jobextract.gazetteer import Gazetteer, Match, Place, Universities, gazetteer, universities
from jobextract.gazetteer.build import build_places, build_universities, read_tables
from jobextract.gazetteer.folding import fold
from jobextract.gazetteer.resource import shared
from jobextract.gazetteer.universities import fold_university


def only(text: str) -> Match:
    (match,) = gazetteer().find(text)
    return match


def best(name: str) -> Place:
    return gazetteer().lookup(name)[0]


def surfaces(text: str) -> list[str]:
    return [match.surface for match in gazetteer().find(text)]


@pytest.mark.parametrize(
    ("name", "city", "code"),
    [
        ("Köln", "Cologne", "DE"),
        ("München", "Munich", "DE"),
        ("Zürich", "Zurich", "CH"),
        ("ZURICH", "Zurich", "CH"),
        ("Goettingen", "Göttingen", "DE"),
        ("Lyngby", "Kongens Lyngby", "DK"),
        ("Sao Paulo", "São Paulo", "BR"),
        ("Ｌｏｎｄｏｎ", "London", "GB"),
        ("St. Gallen", "St. Gallen", "CH"),
        ("Xi’an", "Xi'an", "CN"),
        ("Thuwal", "Thuwal", "SA"),
        ("Orléans", "Orléans", "FR"),
        ("Garching", "Garching", "DE"),
        ("北京", "Beijing", "CN"),
        ("北京市", "Beijing", "CN"),
        ("深圳", "Shenzhen", "CN"),
        ("苏州", "Suzhou", "CN"),
        ("宿州市", "Suzhou", "CN"),
        ("香港", "Hong Kong", "HK"),
        ("新加坡", "Singapore", "SG"),
        ("东京", "Tokyo", "JP"),
        ("波士顿", "Boston", "US"),
        ("剑桥", "Cambridge", "GB"),
        ("洛桑", "Lausanne", "CH"),
        ("首尔", "Seoul", "KR"),
    ],
)
def test_lookup_finds_a_city_under_any_of_its_names(name: str, city: str, code: str) -> None:
    assert (best(name).name, best(name).country_code, best(name).kind) == (city, code, "city")


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("臺北", "台北"),
        ("倫敦", "伦敦"),
        ("德國", "德国"),
        ("廣州", "广州"),
        ("蘇黎世", "苏黎世"),
        ("東京", "东京"),
        ("⾹港", "香港"),
    ],
)
def test_traditional_characters_and_radicals_mean_the_same(traditional: str, simplified: str) -> None:
    assert gazetteer().lookup(traditional) == gazetteer().lookup(simplified) != ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("Republic of Korea", "KR"),
        ("The Netherlands", "NL"),
        ("Germany", "DE"),
        ("德国", "DE"),
        ("美国", "US"),
        ("台湾", "TW"),
        ("P.R. China", "CN"),
    ],
)
def test_lookup_finds_countries(name: str, code: str) -> None:
    place = best(name)
    assert (place.name, place.country_code, place.kind) == (None, code, "country")


def test_acronyms_count_only_in_capitals() -> None:
    assert gazetteer().lookup("us") == ()
    assert surfaces("Join us. Let Us know.") == []


def test_unknown_names_and_demonyms_are_no_places() -> None:
    assert gazetteer().lookup("German") == gazetteer().lookup("") == gazetteer().lookup("某某") == ()
    assert surfaces("French and Dutch citizens") == []


@pytest.mark.parametrize(
    ("district", "city"),
    [
        ("海淀区", "Beijing"),
        ("浦东", "Shanghai"),
        ("南山区", "Shenzhen"),
        ("松山湖", "Dongguan"),
        ("雁栖湖", "Beijing"),
        ("沙田", "Hong Kong"),
    ],
)
def test_districts_belong_to_their_city(district: str, city: str) -> None:
    assert best(district).name == city


def test_regions_are_found_but_not_their_abbreviations() -> None:
    assert (best("江苏省").name, best("江苏省").kind) == ("Jiangsu", "region")
    assert best("Massachusetts").kind == "region"
    assert surfaces("MA in CA or PA") == []


def test_cities_know_country_region_and_coordinates() -> None:
    city = best("Shenzhen")
    assert (city.country, city.region, city.geonames_id) == ("China", "Guangdong", 1795565)
    assert city.latitude == pytest.approx(22.5455, abs=0.001)
    assert city.longitude == pytest.approx(114.0683, abs=0.001)


def test_find_gives_offsets_into_the_text() -> None:
    text = "Work in New York or in 上海, not in yorkshire puddings.\nSt. Gallen's lakes; NEW\nYORK."
    matches = list(gazetteer().find(text))
    assert [match.surface for match in matches] == ["New York", "上海", "St. Gallen", "NEW\nYORK"]
    assert all(text[match.start : match.end] == match.surface for match in matches)


def test_find_keeps_word_boundaries_in_latin_text_only() -> None:
    assert surfaces("Parisian ParisTech LondonX @London a_Paris") == []
    assert surfaces("现在深圳和London工作") == ["深圳", "London"]


def test_find_reads_slashes_but_not_addresses() -> None:
    assert surfaces("Zürich/Switzerland, https://example.org/Paris, www.x.uk/London") == [
        "Zürich",
        "Switzerland",
    ]


def test_find_prefers_the_longest_name() -> None:
    assert surfaces("Frankfurt am Main and Newcastle upon Tyne") == [
        "Frankfurt am Main",
        "Newcastle upon Tyne",
    ]
    assert surfaces("黑龙江省哈尔滨市") == ["黑龙江省哈尔滨市"]


@pytest.mark.parametrize(
    ("address", "city", "code"),
    [
        ("江苏省苏州市", "Suzhou", "CN"),
        ("深圳市南山区", "Shenzhen", "CN"),
        ("福州市鼓楼区", "Fuzhou", "CN"),
        ("吉林长春", "Changchun", "CN"),
        ("中国香港新界沙田", "Hong Kong", "HK"),
        ("美國波士頓", "Boston", "US"),
        ("台北市南港區", "Taipei", "TW"),
    ],
)
def test_chinese_addresses_are_one_match_of_the_city(address: str, city: str, code: str) -> None:
    match = only(f"地点：{address}。")
    place = gazetteer().resolve(match)
    assert (match.surface, place.name, place.country_code) == (address, city, code)


def test_chinese_cities_side_by_side_stay_apart() -> None:
    assert surfaces("北京上海深圳均可") == ["北京", "上海", "深圳"]


@pytest.mark.parametrize(
    "name",
    [
        "Reading",
        "Nice",
        "Mobile",
        "Bath",
        "Split",
        "Most",
        "Orange",
        "Imperial",
        "Young",
        "University",
        "Man",
        "Florence",
        "Sofia",
        "Georgia",
        "Jordan",
        "Victoria",
        "Lincoln",
        "Washington",
        "Cambridge",
        "合作",
        "大同",
    ],
)
def test_names_that_mean_other_things_are_ambiguous(name: str) -> None:
    assert only(name).ambiguous


@pytest.mark.parametrize(
    "name",
    [
        "London",
        "Berlin",
        "Lund",
        "Ulm",
        "Delft",
        "Göttingen",
        "Oxford",
        "Beijing",
        "Germany",
        "UK",
        "北京",
        "苏州",
        "兰州市",
        "德国",
    ],
)
def test_plain_names_are_not_ambiguous(name: str) -> None:
    assert not only(name).ambiguous


def test_dots_make_an_acronym_certain() -> None:
    assert only("US").ambiguous
    assert not only("U.S.").ambiguous


@pytest.mark.parametrize(
    ("text", "city", "region", "code"),
    [
        ("Cambridge, MA, USA", "Cambridge", "Massachusetts", "US"),
        ("Cambridge, UK", "Cambridge", "England", "GB"),
        ("Cambridge (United Kingdom)", "Cambridge", "England", "GB"),
        ("Newark, DE", "Newark", "Delaware", "US"),
        ("Berlin, DE", "Berlin", None, "DE"),
        ("Ottawa, ON, Canada", "Ottawa", "Ontario", "CA"),
        ("Columbia, South Carolina", "Columbia", "South Carolina", "US"),
        ("Durham, NC 27708", "Durham", "North Carolina", "US"),
        ("London, Ontario", "London", "Ontario", "CA"),
        ("Bern in Switzerland", "Bern", "Bern", "CH"),
        ("Victoria, BC", "Victoria", "British Columbia", "CA"),
        ("Melbourne, VIC 3010, Australia", "Melbourne", "Victoria", "AU"),
        ("Wako, Saitama", "Wako", "Saitama", "JP"),
        ("Suzhou, Anhui, China", "Suzhou", "Anhui", "CN"),
    ],
)
def test_what_follows_a_name_decides_which_place(text: str, city: str, region: str | None, code: str) -> None:
    match = next(gazetteer().find(text))
    tail = gazetteer().parse_tail(text, match.end)
    place = gazetteer().resolve(match, tail=tail)
    assert (place.name, place.region, place.country_code) == (city, region, code)
    assert tail.end > match.end


@pytest.mark.parametrize(
    ("text", "length"),
    [("Bern in Switzerland.", 19), ("Paris (France) or", 14), ("Oslo is nice", 4), ("Rome, then", 4)],
)
def test_a_tail_ends_with_its_last_part(text: str, length: int) -> None:
    match = next(gazetteer().find(text))
    assert gazetteer().parse_tail(text, match.end).end == length


def test_accents_tell_places_apart() -> None:
    assert gazetteer().resolve(only("Orléans")).country_code == "FR"


def test_a_state_comes_before_far_towns_of_its_name_but_not_before_its_capital() -> None:
    assert gazetteer().resolve(only("Colorado")).kind == "region"
    assert gazetteer().resolve(only("Salzburg")).kind == "city"


def test_countries_nearby_decide_without_a_tail() -> None:
    cambridge = only("Cambridge")
    assert gazetteer().resolve(cambridge).country_code == "GB"
    assert gazetteer().resolve(cambridge, near_countries={"US"}).country_code == "US"
    assert gazetteer().resolve(cambridge, near_countries=Counter(US=3, GB=1)).country_code == "US"
    assert gazetteer().resolve(only("Paris"), near_countries={"US"}).country_code == "FR"
    assert gazetteer().resolve(only("Durham"), regions=["North Carolina"]).region == "North Carolina"


def test_same_accessor_gives_the_same_object_and_places_pickle() -> None:
    assert gazetteer() is gazetteer()
    assert universities() is universities()
    place = best("Lund")
    assert pickle.loads(pickle.dumps(place)) == place


def test_scanning_text_without_spaces_ends() -> None:
    assert surfaces("A" * 200_000) == []
    assert surfaces("大" * 200_000) == []
    assert len(surfaces("New " * 50_000)) == 0


def university(name: str) -> tuple[str, str | None, str]:
    found = universities().lookup(name)[0]
    return found.name, found.city, found.country_code


@pytest.mark.parametrize(
    ("name", "english", "city"),
    [
        ("The University of Oxford", "University of Oxford", "Oxford"),
        ("Univ. of Oxford", "University of Oxford", "Oxford"),
        ("MIT", "Massachusetts Institute of Technology", "Cambridge"),
        ("ETH Zürich", "ETH Zurich", "Zurich"),
        ("University of California at Berkeley", "University of California, Berkeley", "Berkeley"),
        ("清华大学", "Tsinghua University", "Beijing"),
        ("清華", "Tsinghua University", "Beijing"),
        ("東京大學", "The University of Tokyo", "Tokyo"),
        ("香港科技大学(广州)", "The Hong Kong University of Science and Technology (Guangzhou)", "Guangzhou"),
        ("鹏城实验室", "Pengcheng Laboratory", "Shenzhen"),
        ("HKUST(GZ)", "The Hong Kong University of Science and Technology (Guangzhou)", "Guangzhou"),
        ("University of Pittsburgh", "University of Pittsburgh", "Pittsburgh"),
    ],
)
def test_universities_are_found_with_their_city(name: str, english: str, city: str) -> None:
    assert university(name)[:2] == (english, city)


@pytest.mark.parametrize(
    ("host", "english"),
    [
        ("cs.ox.ac.uk", "University of Oxford"),
        ("a.b@inf.ethz.ch", "ETH Zurich"),
        ("mails.tsinghua.edu.cn", "Tsinghua University"),
        ("sz.tsinghua.edu.cn", "Tsinghua Shenzhen International Graduate School"),
        ("UST.HK", "The Hong Kong University of Science and Technology"),
        ("siat.ac.cn", "Shenzhen Institutes of Advanced Technology"),
    ],
)
def test_a_host_belongs_to_the_longest_known_domain(host: str, english: str) -> None:
    found = universities().by_domain(host)
    assert found is not None
    assert found.name == english


@pytest.mark.parametrize("host", ["gmail.com", "ac.uk", "edu", "", "@", "notox.ac.uk.example"])
def test_other_hosts_belong_to_none(host: str) -> None:
    assert universities().by_domain(host) is None


def test_names_of_universities_are_found_in_text() -> None:
    text = "PhD at the Technical University of Munich (TUM); 香港科技大学（广州）与哈工大合作, NTU, HKUST (GZ)."
    matches = list(universities().find(text))
    assert [match.surface for match in matches] == [
        "Technical University of Munich",
        "TUM",
        "香港科技大学（广州）",
        "哈工大",
        "NTU",
        "HKUST (GZ)",
    ]
    assert [match.ambiguous for match in matches] == [False, False, False, True, True, False]
    assert {found.country_code for found in matches[4].universities} == {"SG", "TW", "GB"}
    assert all(text[match.start : match.end] == match.surface for match in matches)


def test_possessives_end_a_name_or_belong_to_it() -> None:
    text = "St. John's University, King's College London's students, MIT's labs"
    assert [match.surface for match in universities().find(text)] == [
        "St. John's University",
        "King's College London",
        "MIT",
    ]


def test_a_short_chinese_name_is_not_found_inside_a_longer_one() -> None:
    assert list(universities().find("河北大学")) == []


def test_folding_knows_case_accents_width_and_articles() -> None:
    assert fold("Ｚü-rich’s") == "zu richs"
    assert fold_university("The Univ. of X & Y") == "university of x y"


CITIES: list[dict[str, Any]] = [
    {
        "geonameid": number,
        "name": name,
        "countrycode": code,
        "admin1code": admin1,
        "population": population,
        "latitude": 1.0,
        "longitude": 2.0,
        "alternatenames": alternates,
    }
    for number, name, code, admin1, population, alternates in [
        (1, "Springfield", "US", "IL", 114_000, []),
        (2, "Springfield", "US", "MA", 155_000, []),
        (3, "Wollstadt", "DE", "05", 20_000, []),
        (4, "Großbach", "DE", "05", 900_000, ["大溪市"]),
    ]
]
TABLES = {
    "regions": [["US", "IL", "Illinois", "IL", "", ""], ["US", "MA", "Massachusetts", "MA", "", "麻州"]],
    "countries": [["US", "United States", "USA", "美国"], ["DE", "Germany", "", "德国"]],
    "traditional": [["国", "國"]],
    "institutes": [["Institute of Springfield Things", "Springfield, IL", "US", "IST?"]],
}
COUNTRIES = {"US": {"geonameid": 9, "population": 5}}
LISTED = [
    {"name": "University of Großbach", "alpha_two_code": "DE", "domains": ["uni-gb.de"]},
    {"name": "Springfield University (SU)", "alpha_two_code": "US", "domains": ["su.edu"]},
]


def test_building_gives_the_same_bytes_whatever_the_order() -> None:
    places = build_places(CITIES, [], COUNTRIES, TABLES)
    assert build_places(CITIES[::-1], [], COUNTRIES, TABLES) == places
    listed = build_universities(LISTED, TABLES, Gazetteer(places))
    assert build_universities(LISTED[::-1], TABLES, Gazetteer(places)) == listed


def test_a_built_index_holds_what_went_in() -> None:
    places = Gazetteer(build_places(CITIES, [], COUNTRIES, TABLES))
    assert [place.region for place in places.lookup("springfield")] == ["Massachusetts", "Illinois"]
    assert places.lookup("Grossbach") == places.lookup("大溪市") != ()
    assert places.lookup("美國")[0].geonames_id == 9
    assert [match.ambiguous for match in places.find("Wollstadt, Großbach")] == [True, False]
    found = Universities(build_universities(LISTED, TABLES, places))
    assert found.lookup("University of Grossbach")[0].city == "Großbach"
    assert found.by_domain("x.su.edu") == found.lookup("Springfield University")[0]
    institute = found.lookup("IST")[0]
    assert (institute.kind, institute.geonames_id) == ("institute", 1)


def test_damaged_data_raises_a_documented_error() -> None:
    with pytest.raises((OSError, ValueError)):
        Gazetteer(b"no index")


def test_every_table_row_has_the_columns_of_its_heading() -> None:
    widths = {
        "cities_zh": {5},
        "city_names": {5},
        "countries": {4},
        "districts": {3},
        "institutes": {4},
        "places_extra": {7},
        "regions": {6},
        "traditional": {2},
        "universities_zh": {5},
        "university_acronyms": {4},
        "university_cities": {4},
        "university_domains": {3},
    }
    tables = read_tables()
    assert {name: {len(row) for row in tables[name]} for name in widths} == widths


def test_a_corrupt_data_file_is_told() -> None:
    load = shared("places.txt.gz", lambda data: Gazetteer(data[: len(data) // 2]))
    with pytest.raises(ResourceError, match=r"places\.txt\.gz"):
        load()


def test_a_missing_data_file_is_told() -> None:
    with pytest.raises(ResourceError, match="nowhere"):
        shared("nowhere.gz", Gazetteer)()


def test_a_data_file_is_read_once() -> None:
    made: list[int] = []
    load = shared("ambiguous.txt", lambda data: made.append(len(data)) or made)  # type: ignore[func-returns-value]
    assert load() is load()
    assert len(made) == 1
