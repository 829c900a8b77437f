"""Word pairs that turn what a sentence says into something else."""

from __future__ import annotations

_OPPOSITES = """
accepted:rejected accept:reject agreed:disagreed agree:disagree allowed:banned allow:ban
allows:bans approved:rejected approve:reject arrested:released arrest:release arrived:left
arrive:leave attacked:defended backed:opposed back:oppose began:ended begin:end begins:ends
built:demolished bought:sold buy:sell closed:opened close:open closes:opens confirmed:denied
confirm:deny confirms:denies convicted:acquitted criticised:praised criticized:praised
cut:raised declined:grew decreased:increased decrease:increase defeated:lost_to deployed:withdrew
employed:sacked entered:left expanded:shrank expand:shrink fell:rose fall:rise falls:rises
failed:succeeded fail:succeed failing:succeeding found:lost freed:jailed froze:thawed
gained:lost gain:lose gains:losses guilty:innocent halted:resumed helped:hindered hired:fired
hire:fire included:excluded improved:worsened joined:left join:leave killed:rescued
launched:cancelled legal:illegal lent:borrowed liked:hated lifted:imposed lift:impose
loved:hated married:divorced named:removed offered:refused passed:blocked pass:block
praised:condemned pleaded_guilty:pleaded_not_guilty protect:endanger protected:endangered
proved:disproved raise:lower raised:lowered rejects:accepts remained:left remembered:forgot
repaired:damaged revealed:hid safe:dangerous saved:destroyed signed:vetoed slowed:accelerated
started:stopped start:stop strengthened:weakened succeeded:failed supported:opposed
support:oppose supports:opposes survived:died welcomed:condemned won:lost win:lose winning:losing
alive:dead awake:asleep better:worse big:small black:white boy:girl boys:girls brother:sister
cheap:expensive clean:dirty cold:hot correct:wrong dark:light daughter:son day:night deep:shallow
early:late eastern:western east:west empty:full evening:morning failure:success false:true
fast:slow father:mother female:male few:many first:last foreign:domestic full:empty good:bad
growth:decline happy:sad hard:soft heavy:light high:low higher:lower home:away husband:wife
indoors:outdoors inside:outside increase:decrease large:small larger:smaller later:earlier
left-wing:right-wing long:short longer:shorter loud:quiet majority:minority man:woman men:women
more:less most:least near:far new:old north:south northern:southern older:younger only:also
outside:inside popular:unpopular positive:negative possible:impossible poor:rich public:private
quickly:slowly quiet:noisy rare:common retired:active rough:smooth rural:urban shallow:deep
sitting:standing sit:stand strong:weak stronger:weaker sunny:rainy tall:short top:bottom up:down
urban:rural victory:defeat walking:running warm:cold wet:dry wide:narrow young:old
"""
_PREPOSITIONS = """
before:after after:before since:until until:since from:to to:from with:without without:with
above:below below:above over:under under:over for:against against:for into:out_of during:before
inside:outside by:for
"""
_QUANTIFIERS = """
all:some every:hardly_any most:few many:few few:many each:one both:neither half:most always:never
often:never never:often usually:rarely rarely:usually dozens:thousands hundreds:dozens
thousands:millions several:no
"""
_UNITS = """
percent:million million:billion billion:million thousand:million years:months months:years
days:weeks weeks:days hours:minutes minutes:hours miles:kilometres kilometres:miles metres:feet
feet:metres dollars:euros pounds:dollars votes:seats cents:euros tonnes:kilograms
"""


def _table(text: str, both: bool = False) -> dict[str, str]:
    pairs = [entry.replace("_", " ").split(":") for entry in text.split()]
    table = {one: two for one, two in reversed(pairs)}  # noqa: C416 - the first of several stays
    if both:
        table = {two: one for one, two in reversed(pairs)} | table
    return table


OPPOSITES = _table(_OPPOSITES, both=True)
PREPOSITIONS = _table(_PREPOSITIONS)
QUANTIFIERS = _table(_QUANTIFIERS)
UNITS = _table(_UNITS)
