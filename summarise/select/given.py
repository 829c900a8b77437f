"""Common given names, so that nobody called Maggie is taken for "he"."""

from __future__ import annotations

from summarise.check.folding import fold

# Only names that are hardly ever given to the other sex in English-language news.
_WOMEN = frozenset(
    """
    abigail adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana
    angela anita ann anna anne annie april ariana audrey barbara beatrice becky bella
    bernadette beth betty beverly brenda bridget brooke caitlin camilla carla carmen carol
    caroline carolyn carrie cassandra catherine cecilia celia charlotte chelsea cheryl christina
    christine cindy claire clara claudia colleen condoleezza connie cynthia daisy danielle debbie
    deborah debra denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor
    elena elisa elisabeth elizabeth ella ellen emily emma erica erin esther ethel eva evelyn
    fatima felicity fiona florence frances gabrielle gail gemma georgia geraldine gina gladys
    gloria grace greta gretchen gwen hannah harriet hazel heather heidi helen helena hilary
    hillary holly ida imelda ingrid irene iris isabel isabella isabelle ivana ivanka jacqueline
    jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine
    joyce juanita judith judy julia juliana julie juliet justine karen kate katherine kathleen
    kathryn kathy katie katrina kayla kayleigh kellyanne kristen kristin kristina laura lauren
    leah leila lena leticia liana lila lillian lily linda lisa lois loretta lori lorraine louise
    lucia lucy lydia lynn madeleine madeline maggie marcia margaret maria mariana marianne marie
    marilyn marina marjorie marsha martha mary maureen maxine megan meghan melania melanie melissa
    mercedes meredith mia michelle mildred miriam molly monica nadia nancy naomi natalia natalie
    natasha nicole nina nora norma olga olivia pamela patricia patty paula pauline
    penelope penny phyllis priscilla priti rachel rebecca regina renee rita roberta rosa rosalind
    rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah selena serena sharon
    sheila shirley sofia sonia sophia sophie stella stephanie sue susan susanna suzanne svetlana
    sylvia tamara tammy tanya tatiana teresa theresa tiffany tina tracey ursula valerie vanessa
    vera veronica vicky victoria viola violet virginia vivian wanda wendy yolanda yvette yvonne
    zara zoe
    """.split()
)
_MEN = frozenset(
    """
    aaron abdul abraham adam adolf adrian ahmed alan albert alberto alejandro alfred ali alistair
    allan allen andre andrew andy angelo anthony antonio arnold arthur barack barry bashar
    benedict benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan
    brett brian bruce bryan carl carlos cesar charles charlie christopher chuck clarence clark
    claude clive colin conor craig curtis damian daniel darren dave david dean dennis derek
    desmond diego dmitry dominic don donald doug douglas duncan dwight earl eddie edgar eduardo
    edward edwin elliott elmer elon emmanuel enrique eric erik ernest eugene felipe felix
    fernando fidel floyd francesco francisco francois frank franklin fred frederick gareth gary
    gavin geoffrey george gerald gerard gilbert giovanni glenn gordon graham greg gregory
    guillermo gustavo guy hamid hans harold harry harvey hassan hector henry herbert herman howard
    hugh hugo ian ibrahim igor isaac ivan jack jacob jacques jake james jared jason javier jeff
    jeffrey jeremy jerome jerry jesus jim jimmy joe joel johann john johnny jonathan jorge jose
    joseph joshua juan julio justin karl keith ken kenneth kevin kurt kyle lance larry
    lawrence leo leon leonard lewis liam lloyd louis luis luke malcolm manuel marco marcus mario
    mark martin marvin matt matthew maurice maximilian michael miguel mike mikhail mitch mitt
    mohamed mohammed muhammad nathan neil nelson nicholas nicolas nigel noah oliver
    omar oscar otto owen pablo patrick paul pedro pete peter phil philip phillip pierre rafael
    ralph ramon ray raymond reginald ricardo richard rick robert roberto rodney rodrigo roger
    roland ron ronald ross roy rudy rupert russell salvador samuel saul scott sean sebastian
    serge sergei sergey seth shane shaun simon stanley stefan stephen steve steven stewart stuart
    ted terence theodore thomas tim timothy tobias todd tom tommy tony travis trevor tyler
    vincent vladimir volodymyr wallace walter warren wayne wesley will william winston wolfgang
    xavier yusuf zachary
    """.split()
)


def contradicts(name: str, pronoun: str) -> bool:
    """Whether a person's given name is one that "he" or "she" (in any case) does not stand for."""
    first, *rest = fold(name).split() or [""]
    if not rest:
        return False  # "Lewis" alone may be a surname
    if fold(pronoun) in {"he", "him", "his"}:
        return first in _WOMEN
    return fold(pronoun) in {"she", "her", "hers"} and first in _MEN
