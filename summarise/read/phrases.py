"""How furniture is worded on English news pages: one phrase a line, matched at a line's front.

A phrase belongs here only if no sentence of a report would begin with it. Every repetition is
bounded, so that a line of any length is read in linear time.
"""

from __future__ import annotations

from summarise.read import reasons as why

_SITES = r"(?:twitter|facebook|instagram|snapchat|youtube|flipboard|linkedin|tiktok|threads|x\b)"
_LINK_WORDS = (
    r"(?:related|read(?: more| also| next| this| the full story)?|more|see(?: also| more)?|also "
    r"(?:read|see)|watch(?: live| more| now| this)?|listen|don[’']t miss|icymi|must read|full "
    r"coverage|"
    r"photos?|pictures|video|gallery|live updates|interactive|from the archive|special (?:coverage|"
    r"report)|go deeper|(?:you )?(?:may|might) (?:also )?like|recommended|most (?:read|popular|"
    r"viewed|"
    r"shared)|previously|(?:related|similar) (?:coverage|stories|story|articles?|posts?|links?|"
    r"content|"
    r"topics?|video|news)|more (?:on|from) [\w ’']{2,30}|read more (?:here|at|on|about|from))"
)

# (reason, most words of a line, phrases)
PHRASES: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    (
        why.ADVERT,
        14,
        (
            r"-* ?(?:advertise(?:ment|rs?)?|ads?|advertising)[ :.-]*$",
            r"-* ?advertisement[ :.·-]+(?:advertis|continue|story|scroll|close|skip|thanks|"
            r"feedback|report)",
            r"(?:story|article|post|content) continue[sd] (?:below|after)\b",
            r"continue[ds]? (?:reading|below|the main story)\b",
            r"scroll (?:down )?to continue\b",
            r"skip (?:ad|past newsletter)\b",
            r"remove ads\b",
        ),
    ),
    (
        why.ADVERT,
        30,
        (
            r"discover the all new .{2,40} app\b",
            r"(?:download|get) (?:the|our) (?:[\w&'’]+ ){0,4}app\b",
            r"click here to get the .{2,30} app\b",
            r"available (?:on|in) the app ?store",
            r"(?:subscribe|sign up) (?:now )?for (?:just )?[$£€]\d",
            r"start your (?:free )?(?:trial|subscription)\b",
            r"unlock this article",
        ),
    ),
    (
        why.SPONSORED,
        25,
        (
            r"(?:about )?(?:sponsored|promoted|partner|paid|branded) (?:content|links?|stories|"
            r"story|"
            r"posts?|message)(?:.{0,3}$| this content)",
            r"(?:sponsored|promoted)(?: by\b.{0,60})?$",
            r"this content was (?:commissioned|paid for|produced|sponsored) by\b",
            r"paid for by .{2,60}[^.]$",
            r"in partnership with .{2,40}[^.]$",
        ),
    ),
    (
        why.PAGE,
        45,
        (
            r"(?:click|tap) (?:here|on the (?:link|button)|through (?:to|the))\b",
            r"sign[- ]?up\b.{0,90}\b(?:newsletters?|inbox|alerts?|e-?mails?|briefing|here|updates|"
            r"headlines|digest)\b",
            r"thank(?:s| you) for (?:signing up|subscribing|reading)\b",
            r"(?:register|create (?:your|a) (?:free )?account)\b.{0,40}\b(?:free|continue|access|"
            r"log in)\b",
            r"sign up (?:today|now|here|to receive)\b",
            r"subscribe(?: now| today| here)?(?:$|[!.]$| (?:to|for|here|and get|with)\b)",
            r"(?:get|receive|want) .{2,80}\b(?:delivered|sent|straight|directly|in) "
            r".{0,20}\binbox\b",
            r".{0,60}\bnewsletter sign[ -]?up\b",
            r"(?:please )?(?:follow|like|join|find) (?:us|me|him|her|them|@\w+|[\w.’' ]{2,50}) "
            r"(?:on|at) (?:@|" + _SITES + r")",
            r"-? ?follow @\w",
            r"join (?:the|our) (?:conversation|discussion|debate|mailing|newsletter|community)\b",
            r"read or share this story\b",
            r"share (?:this(?: with| on| via|:|$)|(?:this|the) (?:story|article|post|page)\b|"
            r"via\b|on " + _SITES + r")",
            r"send (?:us )?(?:letters|tips|feedback|your (?:letters|comments|stories|tips))\b",
            r"(?:got|have) an? (?:news )?(?:tip|story (?:tip|idea))\b",
            r"contact (?:us|the (?:author|writer|reporter)|[\w.’' ]{2,40} (?:at|via|on) "
            r"\S{2,40}@\S)",
            r"(?:e-?mail|write to|reach) (?:us|him|her|[\w.’', ]{2,60}) at \S{2,40}@\S",
            r"to (?:contact|reach) the (?:reporters?|editors?|authors?)\b",
            r"for (?:more|the latest|breaking) (?:news|updates|coverage|stories|information|great)"
            r"\b.{0,80}"
            r"\b(?:follow|visit|click|go to|sign|check|subscribe|download|on twitter|call)\b",
            r"visit .{2,40}(?: for more|[’']s? homepage)\b",
            r"watch the latest video\b",
            r"(?:view|see|read|show|hide|load|leave|post|add|write|be the first to) (?:all |more |"
            r"an? |your |the )?"
            r"(?:\d+ )?(?:comments?|gallery|slideshow|discussion|reviews)\b.{0,20}$",
            r"comments? (?:are|have been) (?:closed|disabled|moderated|turned off|welcome)\b",
            r"\d[\d,.]*[km]? (?:comments?|shares?|views?|likes?|votes?|retweets?|reads?)(?:$|[ |"
            r"•·,]+\d)",
        ),
    ),
    (
        why.PAGE,
        70,
        (
            r"(?:we|(?:this|our) (?:web)?site|[\w ]{2,30}) (?:and our partners )?uses? cookies\b",
            r"by (?:continuing|using|clicking|signing up|submitting|browsing|subscribing|"
            r"providing)\b.{0,100}"
            r"\b(?:cookies?|terms|privacy|you agree|consent)\b",
            r"(?:accept|manage|reject|allow) (?:all )?(?:cookies|preferences|newsletters?)\b",
            r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies)\b",
            r"you (?:need to|must|will need to) (?:enable|have) javascript\b",
            r"(?:your|this) browser (?:does|is)(?: not|n[’']t)\b",
            r"javascript is (?:disabled|required)\b",
            r"media playback is (?:un|not )supported\b",
            r"this (?:video|content) is (?:no longer |not |un)available\b",
            r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|\d{4}|by\b|[-–/,])",
            r"copyright [A-Z][\w ]{2,40}[.,] ?(?:all rights|inc)",
            r"all rights reserved\b",
            r"this material may not be (?:published|reproduced)\b",
            r"(?:this (?:post|article|story) is )?also available in\b",
            r"available in (?:other|\d+) languages?\b",
            r"the (?:views|opinions) expressed (?:in|by|here|are)\b",
            r"this is a rush transcript\b",
            r"(?:npr )?transcripts (?:are|is) (?:created|provided|produced) (?:on|by)\b",
            r"content created by the .{2,60} is available\b",
            r"support .{2,40}[’']s? (?:explanatory |independent )?journalism\b",
            r"(?:please )?(?:consider )?(?:support(?:ing)? (?:us\b|our (?:work|journalism)|"
            r"independent journalism)|"
            r"mak(?:ing|e) a (?:financial )?(?:contribution|donation))",
            r"right here, right now, you can\b",
            r"if you (?:enjoyed|liked|value|appreciate)\b.{2,120}\b(?:subscri|donat|sign up|"
            r"proposition|contribut|support it\b|support us\b)",
            r"something to consider if you enjoyed\b",
            r"reprints?\b.{0,30}$",
            r"(?:terms (?:of|and) (?:use|service|conditions)|privacy (?:policy|notice|statement)|"
            r"cookie "
            r"(?:policy|settings))\b.{0,60}[^.]$",
            r"just watched .{3,120} (?:replay|must watch)\b",
            r"must watch\b.{3,80}\d\d:\d\d",
            r"story highlights\b",
            r"add a location to your tweets\b",
            r"when you tweet with a location\b",
            r"these crawls are part of\b",
            r"starting in \d{4}, alexa internet has been donating\b",
            r"our standards:",
            r"purchase licensing rights\b",
            r"view (?:original|in browser)$",
            r"(?:play|pause|mute|unmute|replay) (?:video|audio)\b.{0,60}$",
            r".{2,60} is a non-?profit (?:newsroom|news organi[sz]ation)\b",
            r"you can (?:opt out|unsubscribe)\b",
            r"(?:watch|listen) (?:live|now)$",
            r"this article is more than \d",
            r"\d+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$",
            r"\d+ min(?:ute)?s? read$",
            r"(?:estimated )?reading time:",
            r"listen to (?:this|the) (?:article|story|podcast)\b.{0,30}$",
            r"\[(?:pullquote|music|laughter|applause|advertisement)\]$",
            r"analysis/opinion:?$",
            r"image \d+ of \d+",
            r"(?:prev(?:ious)?|next)(?: image| story| article)?$",
            r"(?:back to|return to) (?:top|home)$",
            r"skip to (?:main )?(?:content|navigation|site index|footer|search)\b",
            r"(?:date|share|tags?|topics?|filed under|categor(?:y|ies)|keywords?|posted in|"
            r"labels?):(?!.{0,400}[.!?]$)",
        ),
    ),
    (
        why.LINKS,
        40,
        (
            # "Related: A headline", but not "More: it was a good day. And ..."
            r"(?:[(\[•■►▶*>»-] ?)?"
            + _LINK_WORDS
            + r"\s?(?::|\||»|>|\.\.\.|…|$)(?!.{0,300}[a-z]{2}[.!?][\"”]? \S)",
            r"(?:click|see|read) (?:here|more)\b.{0,60}$",
            r"(?:latest|top|more|trending|popular|other|breaking|today[’']s) (?:news|headlines|"
            r"stories|articles|posts|"
            r"videos)(?: from .{2,40}| now)?:?$",
            r"around the web$",
            r"trending(?: now)?$",
            r"up next$",
            r"what to read next$",
            r"editor[’']?s?[’']? picks?$",
            r".{10,200} read more$",
        ),
    ),
    (
        why.NOTE,
        90,
        (
            r"[\[(*]{0,2}(?:editor|publisher)[’']?s?[’']? notes?\s?:",
            r"this (?:story|article|post|report|piece|version) (?:has been|was) (?:last |first |"
            r"originally )?"
            r"(?:updated|corrected|published|amended|changed|clarified|modified)\b",
            r"this (?:story|article|post|report) (?:is developing|is being updated|will be "
            r"updated|first appeared|"
            r"originally appeared|appears in|appeared (?:in|on))\b",
            r"(?:an earlier|a previous|the original) version of this\b",
            r"[\[(*]{0,2}(?:an?|the) .{3,60} in (?:an earlier|a previous|the original) version of "
            r"this\b",
            r"a version of this (?:article|story|op-ed) ",
            r"(?:correction|clarification)\s?[:(]",
            r"this is a (?:breaking|developing) (?:news )?story\b",
            r"our original post continues\b",
            r"update(?:d)? at \d{1,2}:\d\d [ap]\.?m\b",
        ),
    ),
    (
        why.BYLINE,
        45,
        (
            r"[•—–(*-]{0,2} ?.{2,120} (?:also )?contributed (?:reporting|to this (?:report|story|"
            r"article|post|piece))\b",
            r"(?:with )?contributing: ",
            r"[•—–(*-]{0,2} ?with (?:reporting|research|files|reports|additional reporting) (?:by|"
            r"from)\b",
            r"\(?(?:additional |with |writing and )?(?:reporting|writing|editing|compiled|"
            r"research|illustration|graphic|"
            r"video|produced|written|story|text|translated|posted|edited|reported) by:? "
            r"(?-i:[A-Z@])",
            r"[•—–*-]{0,2} ?from (?:staff and wire|wire) reports\b",
        ),
    ),
    (
        why.BYLINE,
        8,
        (
            r"(?:opinion contributor|contributing (?:opinion )?writer|staff (?:writer|reporter)s?)"
            r"$",
            r"(?-i:(?:[A-Z][\w.'’-]+ ){2,3})(?:[\w ]{2,20} )?(?:correspondent|editor|columnist|"
            r"bureau chief|reporter)$",
        ),
    ),
)

# What buttons and icons are called, as copying a page glues their names together.
BUTTONS = (
    r"Facebook|Messenger|Twitter|Pinterest|Whats[Aa]pp|Linked[Ii]n|Instagram|Reddit|Tumblr|"
    r"Flipboard|"
    r"Telegram|Snapchat|YouTube|Google\+|Google Plus|TikTok|Threads|Bluesky|Mastodon|E-?mail|"
    r"Print|Copy this link|"
    r"Copy link|Share(?: this(?: with)?)?|Tweet|Pin(?: It)?|Comments?|Save|RSS|Link copied|Icon|"
    r"Arrow|Title Chevron|"
    r"Chevron|Path|Layer|Mail|Contact|Created with Sketch\.?|Artboard|Positive|Close|Menu|Search|"
    r"Sign [Ii]n|Log [Ii]n|"
    r"SHARE(?: THIS ARTICLE)?|Post|More"
)
