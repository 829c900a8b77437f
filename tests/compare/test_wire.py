"""Which agency two outlets have the text from that both run, beside paragraphs of their own."""

from __future__ import annotations

import pytest

from tests.compare.stories import OTHER, POST, article, compare

WIRE = (
    "A landslide buried eleven houses above the fishing port of Selvik early on Thursday, and "
    "rescuers were still looking for four people, the county governor said. "
    "Heavy rain had loosened the slope for three days before it gave way at about 4 a.m. "
    "Helicopters flew nineteen residents to the hospital in Varnby, two of them badly hurt.\n\n"
    "The county road to the port will stay closed until geologists have examined the slope, the "
    "road administration said. "
    "A landslide in the same valley destroyed a sawmill in 1974 without hurting anybody.\n"
)
COAST = (
    "Our reporter reached the port by boat on Thursday afternoon and found the quay full of "
    "people who carried furniture out of the school. "
    "The bakery had lit its ovens again and gave bread to whoever came. "
    "Two brothers, who own the largest trawler, had taken forty neighbours aboard.\n\n"
    "In the church hall the priest read out the names of those who had been found. "
    "Nobody spoke when she had finished. "
    "Fishermen here have asked for a wall above the houses since the spring.\n"
)
INLAND = (
    "Opposition leader Ola Brandt called on the government to map dangerous slopes in the whole "
    "country within a year. "
    "Parliament had cut the money for such maps in December, against the advice of geologists.\n\n"
    "Minister Edda Krog told this newspaper that she would ask for a larger budget in May. "
    "Insurers expect to pay more than sixty million crowns. "
    "A spokesman for the builders of the houses did not answer calls.\n"
)
HEAD = "Selvik counts its missing\n\n"
CREDITS = {
    "dateline": ("SELVIK (AP) - ", ""),
    "agency in brackets": ("(Reuters) - ", ""),
    "byline": ("By Ann Hale, Associated Press\n\n", ""),
    "bare byline": ("By Ann Hale\nAssociated Press\n\n", ""),
    "copyright": ("", "\nCopyright 2024 The Associated Press. All rights reserved.\n"),
}
FEET = ("\nContributed: AFP\n", "\nThe Associated Press contributed to this report.\n")


def _named(one: str, two: str) -> list[str]:
    """What is said of a common source."""
    found = compare(
        article("coast", HEAD + one, "2024-05-02"), article("inland", HEAD + two, "2024-05-03")
    )
    return [warning for warning in found.warnings if "source" in warning]


@pytest.mark.parametrize("credit", CREDITS.values(), ids=CREDITS)
def test_an_agency_that_both_credit_is_named(credit: tuple[str, str]) -> None:
    front, back = credit
    agency = "Reuters" if "Reuters" in front else "AP"
    (warning,) = _named(front + WIRE + COAST + back, front + WIRE + INLAND + back)
    assert f"both credit {agency}: it is the common source of what they share" in warning


def test_two_forms_of_credit_name_one_agency() -> None:
    (warning,) = _named("By Ann Hale, Associated Press\n\n" + WIRE + COAST, WIRE + INLAND + FEET[1])
    assert "both credit AP" in warning


@pytest.mark.parametrize("foot", FEET)
def test_a_credit_at_the_foot_of_both_is_read(foot: str) -> None:
    (warning,) = _named(COAST + WIRE + foot, INLAND + WIRE + foot)
    assert f"both credit {'AFP' if 'AFP' in foot else 'AP'}" in warning


@pytest.mark.parametrize("front", [front for front, _ in CREDITS.values() if front])
def test_an_agency_that_one_credits_is_the_likely_source(front: str) -> None:
    (warning,) = _named(front + WIRE + COAST, WIRE + INLAND)
    assert "5 sentences word for word, and coast is from" in warning
    assert "likely source of both, though inland does not say so" in warning


def test_what_only_contributed_to_one_article_is_not_named_as_the_source_of_both() -> None:
    assert _named(WIRE + COAST + FEET[1], WIRE + INLAND) == []


def test_without_shared_text_an_agency_is_no_common_source() -> None:
    assert _named("SELVIK (AP) - " + COAST, "SELVIK (AP) - " + INLAND) == []
    assert _named("VARNBY (AP) - " + POST, "LISBON (AP) - " + OTHER) == []


def test_two_agencies_are_no_common_source() -> None:
    assert _named("SELVIK (AP) - " + WIRE + COAST, "SELVIK (Reuters) - " + WIRE + INLAND) == []


def test_quotations_that_both_heard_are_no_wire_text() -> None:
    said = (
        "“We heard the slope before we saw it,” Governor Hanna Lie told reporters. "
        "“The houses were simply gone, all of them within a minute,” Lie said. "
        "“Nobody will sleep in that street this week,” she said at noon.\n\n"
    )
    assert _named("SELVIK (AP) - " + said + COAST, "SELVIK (AP) - " + said + INLAND) == []
