"""The ``[context]`` part of a language file."""

from collections.abc import Mapping

from pipeline.spec.change_words import ChangeWords, ComparisonWords, ContrastWords
from pipeline.spec.errors import Spec


class TimeWords(Spec):
    """Words and phrases that tell a time; months and weekdays come from CLDR."""

    months: Mapping[str, int] = {}
    """Forms of month names that CLDR lacks ("Sept"), as they are written."""
    weekdays: Mapping[str, int] = {}
    """Forms of weekdays that CLDR lacks or writes with a hyphen, from Monday as 0."""
    numbers: Mapping[str, int] = {}
    """Small numbers in words, for "the first three months"."""
    ordinals: Mapping[str, int] = {}
    """"first" to "fourth", in all their forms."""
    before_year: tuple[str, ...] = ()
    """Words after which a number of four digits is a year ("in", "since")."""
    not_after_year: tuple[str, ...] = ()
    """Words before which a bare number of four digits is an amount ("euro", "million")."""
    counting: tuple[str, ...] = ()
    """Verbs of which a preposition and how many somebody counts go on ("spricht von 1600"), no year."""
    stretches: tuple[str, ...] = ()
    """Nouns for stretches of time ("quarter"), as lemmas: nothing else is meant by them."""
    phrases: Mapping[str, tuple[str, ...]] = {}
    """Forms (see ``pipeline.extract.time.forms``) by the name of the algorithm that resolves them."""


class ClauseWords(Spec):
    """Small words that hold a sentence together."""

    joins: frozenset[str] = frozenset()
    """Conjunctions between equals ("and")."""
    breaks: frozenset[str] = frozenset()
    """Words that open another clause ("while", "which")."""
    determiners: frozenset[str] = frozenset()
    first_plural: frozenset[str] = frozenset()
    """Words by which those who publish speak of themselves ("we", "our")."""
    prepositions: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    """Prepositions that say where something holds ("in Germany")."""
    unlike: tuple[str, ...] = ()
    """Openings that set somebody else against whom a sentence is about ("Unlike the rest of Europe, ")."""
    having: frozenset[str] = frozenset()
    """Those before what something has ("with 430 employees", "Leeds, with 761 million")."""
    where: frozenset[str] = frozenset()
    """Those that only stand before where something is or happens ("in Weston")."""
    seated: frozenset[str] = frozenset()
    """Words beside the place where a body has its seat ("Hamburg-based", "mit Sitz in Köln"): no figure is that place's."""
    origin: frozenset[str] = frozenset()
    """Prepositions that tell where somebody is from, right behind a name ("die Kellerei Moselblick aus Trier")."""
    when: frozenset[str] = frozenset()
    """Words that open a clause on what happened at a time just named ("than in 2019, when 5 were sold")."""
    owning: frozenset[str] = frozenset()
    """Prepositions before whom a thing belongs to ("le vendite di Tesla"), where there is no genitive."""
    auxiliaries: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    """Auxiliaries in the present."""
    past: frozenset[str] = frozenset()
    """Forms of verbs in the past that no ending tells ("rose", "lag")."""
    saying: frozenset[str] = frozenset()
    """Words that open what somebody says or reckons ("estimates that")."""
    past_endings: tuple[str, ...] = ()
    """Endings of verbs in the past."""
    present_ending: str = ""
    """The ending of a verb in the present, where no noun in small letters has it."""
    perfect_is_past: bool = False
    """Whether the perfect tells what happened ("hat erzielt"), and whether a passive may look like a future."""
    passive_now: frozenset[str] = frozenset()
    """Auxiliaries that make a passive with a participle, a future with an infinitive ("wird")."""
    passives: frozenset[str] = frozenset()
    """Auxiliaries of the passive ("is", not "has"); without them any auxiliary may be one."""
    pronouns: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    market_heads: Mapping[str, str] = {}
    """Nouns whose whole phrase is what is talked about ("the edge data center market"), in English."""
    name_tails: Mapping[str, str] = {}
    """Last words of names, and of what kind a name is that ends so ("Motors", "AG")."""
    name_heads: Mapping[str, str] = {}
    """Nouns right before a name, and of what kind it then is ("drugmaker"); tails of compounds."""
    same_heads: frozenset[str] = frozenset()
    """Nouns that a name with a hyphen makes a compound with which means nobody else ("the Valcourt-museum")."""
    body_heads: Mapping[str, str] = {}
    """Nouns that open a body's name of several words, and its kind ("union" of ...); tails of compounds."""
    called_bodies: Mapping[str, str] = {}
    """Nouns in the singular that the name right behind them belongs to, and its kind ("Klinikum"); tails of compounds."""
    town_bodies: Mapping[str, str] = {}
    """Nouns of bodies that a small word ties to their town, also without a capital ("tribunale di Potenza")."""
    town_tails: tuple[str, ...] = ()
    """What the names of towns end in, where a dictionary has them as compounds ("Rheinfeld")."""
    street_tails: tuple[str, ...] = ()
    """What the names of streets end in: they are addresses, nobody a figure is about."""
    idioms: tuple[str, ...] = ()
    """Phrases in which a name or a body is none ("zur Welt", "im Amt")."""
    body_links: frozenset[str] = frozenset()
    """Small words that tie such a noun to the rest of the name ("Institut für Bienenkunde")."""
    officers: tuple[str, ...] = ()
    """Last words of the titles of those who speak and act for a company ("executive", "CEO")."""
    club_marks: frozenset[str] = frozenset()
    """Abbreviations that stand before a club's name and belong to it ("FC")."""
    name_prefixes: Mapping[str, str] = {}
    """What kind of body a name is by how it begins ("Federchimica", "Confcommercio")."""
    name_links: frozenset[str] = frozenset()
    """Small words within names ("Banca d'Italia")."""
    facilities: tuple[str, ...] = ()
    """Nouns of built things that are named by where they stand ("the Louisiana campus")."""
    not_names: frozenset[str] = frozenset()
    """Words with a capital that are nobody's name."""
    placeholders: tuple[str, ...] = ()
    """Lemmas that count without saying what ("units")."""
    numbering: tuple[str, ...] = ()
    """Nouns before what a number counts ("the number of transactions came to 20,800")."""
    degrees: str = ""
    """The unit of temperatures in degrees that do not say of which scale; nothing where more than one is usual."""
    plural_endings: tuple[str, ...] = ()
    """What a noun may end in that a dictionary lacks."""
    progressive: str = ""
    """The ending of a verb under way ("is building")."""
    future_endings: tuple[str, ...] = ()
    """Endings that only verbs of what is to come have ("crescerà")."""
    conditional_endings: tuple[str, ...] = ()
    """Endings of verbs of what would be ("costerebbe")."""
    reflexives: frozenset[str] = frozenset()
    """Elided pronouns that only verbs follow ("s'élève")."""
    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs, which are nobody's name ("Actualmente")."""
    infinitives: tuple[str, ...] = ()
    """What the dictionary forms of verbs end in: only a form of one is a verb by its ending."""
    infinitive_kept: bool = False
    """Whether both endings stand behind the whole infinitive ("invertir-á", not "corr-ía")."""
    verb_last: bool = False
    """Whether a verb beside an auxiliary stands at the end of the clause ("will ... hire")."""
    declined: str = ""
    """The ending of an adjective between an article that is not in the nominative and a noun ("des deutschen Handwerks")."""
    titled: Mapping[str, str] = {}
    """By the article before and its ending: the ending an adjective in a name has by itself ("der Deutsche Mieterbund")."""
    genitive: str = ""
    """The ending of a name that owns what follows, without an apostrophe."""
    worldwide: tuple[str, ...] = ()
    ranks: frozenset[str] = frozenset()
    """Superlatives that rank a company or a country among others ("Asia's third-largest")."""
    adjective_endings: tuple[str, ...] = ()
    """Endings that the adjectives of places take in this language."""
    particles: frozenset[str] = frozenset()
    """First parts of verbs that may close a clause ("baut ... ab")."""
    moving_particles: frozenset[str] = frozenset()
    """Those with which a verb of change changes as it does alone ("steigt ... an", not "fällt ... aus")."""
    compounds: bool = False
    """Whether nouns are written together ("Rekordumsatz")."""
    articled_acronyms: bool = False
    """Whether short forms of parties, unions and bodies have an article ("El PP", "de VVD")."""
    articled: bool = False
    """Whether nouns take an article, so that a bare word that opens a sentence is a name."""
    nouns_capitalised: bool = False
    """Whether a capital says nothing about being a name."""


class ModalityWords(Spec):
    """Forms that say whether a figure is done, planned, expected or estimated."""

    target: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    """A plan or an expectation, as the concept has it ("will")."""
    plan: tuple[str, ...] = ()
    """What is to be by somebody's will, unless somebody else reckons so ("is to", "soll")."""
    deeds: tuple[str, ...] = ()
    """Verbs of what somebody decides to do: in the future they tell a plan ("will hire 400")."""
    intending: tuple[str, ...] = ()
    """Verbs before the infinitive of a deed that make it a plan ("decide invertir 3 millones")."""
    rising: tuple[str, ...] = ()
    """Verbs of change in the present: of a time that still runs they tell what is expected ("wächst in diesem Jahr")."""
    standing: tuple[str, ...] = ()
    """Verbs in the present that tell how things stand ("employs"): no period is carried to them."""
    founding: tuple[str, ...] = ()
    """Participles in an aside that tells since when something exists ("fundada en 1998"): its year is no figure's."""
    concluding: tuple[str, ...] = ()
    """Adverbs that say that a statement follows from the one before, of whose time it is ("thus", "also")."""
    limit: tuple[str, ...] = ()
    """Nouns of what must not be passed ("ceiling"): they hold for no time of their own."""
    aim: tuple[str, ...] = ()
    """Nouns of what is always aimed at ("goal")."""
    former: tuple[str, ...] = ()
    """Beside what was planned or expected before ("instead of", "it had promised")."""
    revised: tuple[str, ...] = ()
    """Before a new expectation and the old one ("raised its forecast to 5 from 4")."""
    resays: tuple[str, ...] = ()
    """Before what says the figure just given once more ("that is")."""
    estimate: tuple[str, ...] = ()
    actual: tuple[str, ...] = ()


class AttributionWords(Spec):
    """Forms that name who states a figure."""

    before: tuple[str, ...] = ()
    """Before the source ("according to")."""
    after: tuple[str, ...] = ()
    """After the source ("zufolge")."""
    verbs: tuple[str, ...] = ()
    """Beside the source ("said")."""
    self_verbs: tuple[str, ...] = ()
    """Those a company also uses of its own doings: no source if it is the subject."""
    ascribing: Mapping[str, tuple[str, ...]] = {}
    """By the word before the number: verbs that say how much something else comes to ("put turnout at 78%")."""
    quoted: tuple[str, ...] = ()
    """Verb forms of reported speech: what they say goes on with who spoke before ("die Zahl sei")."""
    publish: tuple[str, ...] = ()
    """Verbs of bringing out what tells of figures ("presented"): a day beside one is not the figures' own."""
    measuring: tuple[str, ...] = ()
    """Verbs of speaking that also tell what was measured or counted: a day beside one is the figure's ("were recorded on Sunday")."""
    sources: tuple[str, ...] = ()
    """Sources that are no names ("analysts")."""
    institutions: tuple[str, ...] = ()
    """Nouns of public bodies that are sources without a name ("ministry"); tails of compounds."""
    works: tuple[str, ...] = ()
    """Nouns of what a source makes: a name before one is a source ("the RAND study", "Eurostat's index")."""
    papers: tuple[str, ...] = ()
    """Nouns of what a source has put out ("survey"): they stand for the source named last."""


class AnaphoraWords(Spec):
    """Forms that stand for something named before, by the kind of the entity."""

    company: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    continent: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    figure: tuple[str, ...] = ()
    """The number given before."""


class OmissionWords(Spec):
    """What shows that a number is no claim, whatever it looks like."""

    hypothetical: tuple[str, ...] = ()
    hypothetical_persons: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()


class ContextWords(Spec):
    """Words that reading around numbers needs."""

    home: str | None = None
    """The country that articles of the language mean where they name none ("the government")."""
    times: TimeWords = TimeWords()
    clauses: ClauseWords = ClauseWords()
    modality: ModalityWords = ModalityWords()
    attribution: AttributionWords = AttributionWords()
    change: ChangeWords = ChangeWords()
    contrasts: ContrastWords = ContrastWords()
    comparison: ComparisonWords = ComparisonWords()
    anaphora: AnaphoraWords = AnaphoraWords()
    omission: OmissionWords = OmissionWords()
