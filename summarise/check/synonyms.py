"""Words of news reports that say the same as a plainer one, form by form.

Only pairs without a difference in certainty, blame or size are here.
"""

from __future__ import annotations

# wordy form, its part of speech (first letters of the Penn tag), plain form, wordy and plain lemma
PLAIN = (
    ("purchased", "VB", "bought", "purchase", "buy"),
    ("purchasing", "VB", "buying", "purchase", "buy"),
    ("attempted", "VB", "tried", "attempt", "try"),
    ("attempting", "VB", "trying", "attempt", "try"),
    ("began", "VB", "started", "begin", "start"),
    ("begun", "VB", "started", "begin", "start"),
    ("begins", "VB", "starts", "begin", "start"),
    ("begin", "VB", "start", "begin", "start"),
    ("commenced", "VB", "started", "commence", "start"),
    ("resides", "VB", "lives", "reside", "live"),
    ("resided", "VB", "lived", "reside", "live"),
    ("assisted", "VB", "helped", "assist", "help"),
    ("assisting", "VB", "helping", "assist", "help"),
    ("assist", "VB", "help", "assist", "help"),
    ("preventing", "VB", "stopping", "prevent", "stop"),
    ("prevented", "VB", "stopped", "prevent", "stop"),
    ("prevent", "VB", "stop", "prevent", "stop"),
    ("halted", "VB", "stopped", "halt", "stop"),
    ("halt", "VB", "stop", "halt", "stop"),
    ("permitted", "VB", "allowed", "permit", "allow"),
    ("photographs", "NNS", "photos", "photograph", "photo"),
    ("movie", "NN", "film", "movie", "film"),
    ("movies", "NNS", "films", "movie", "film"),
    ("individuals", "NNS", "people", "individual", "people"),
    ("blaze", "NN", "fire", "blaze", "fire"),
    ("boffins", "NNS", "scientists", "boffin", "scientist"),
    ("numerous", "JJ", "many", "numerous", "many"),
    ("entire", "JJ", "whole", "entire", "whole"),
    ("currently", "RB", "now", "currently", "now"),
    ("presently", "RB", "now", "presently", "now"),
    ("frequently", "RB", "often", "frequently", "often"),
    ("nearly", "RB", "almost", "nearly", "almost"),
    ("although", "IN", "though", "although", "though"),
    ("roughly", "RB", "about", "roughly", "about"),
    ("approximately", "RB", "about", "approximately", "about"),
)
# The plain lemma of each wordy one; a claim and its evidence are compared by the plain one.
LEMMAS = {wordy: plain for *_, wordy, plain in PLAIN}
# Small words and phrases of several words.
PLAINER_PHRASES = {
    "after": (("following",), ("wake", "of"), ("aftermath", "of")),
    "before": (("prior", "to"),),
    "over": (("in", "excess", "of"),),
    "although": (("the", "fact", "that"),),
    "despite": (("in", "spite", "of"),),
    "aged": (("age", "of"),),
    "often": (("frequently",),),
    "almost": (("nearly",),),
    "though": (("although",),),
    "many": (("numerous",),),
}
